import { setTimeout as delay } from "node:timers/promises";

/** Waits; ends early, without an error, when aborted. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;

export const wait: Wait = (milliseconds, signal) => delay(milliseconds, undefined, { signal }).catch(() => undefined);

const LONGEST_MS = 30_000;

/** 1, 2, 4 … 30 s, each shortened at random by up to a half so that a hundred clients do not come back at once. */
export function backoffMs(failures: number, random: () => number = Math.random): number {
  return Math.min(LONGEST_MS, 1000 * 2 ** Math.max(0, failures - 1)) * (1 - random() / 2);
}
