import { setTimeout as pause } from "node:timers/promises";

/** Waits for a condition; throws `gave up waiting for …` when it does not come true in time. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  { seconds = 60, everyMs = 100 } = {},
): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`gave up waiting for ${what} after ${seconds} s`);
    await pause(everyMs);
  }
}
