import { constants } from "node:os";
import type { Termination } from "./records.ts";

/** `exit 1`, `exit 139 (SIGSEGV)`, `OOMKilled (exit 137)`. */
export function terminationText({ exitCode, signal, reason }: Termination): string {
  if (reason !== undefined && reason !== "Error" && reason !== "Completed") return `${reason} (exit ${exitCode})`;
  // A shell, and the container engine, report death by signal N as exit code 128 + N.
  const name = signalName(signal > 0 ? signal : exitCode - 128);
  return name === undefined ? `exit ${exitCode}` : `exit ${exitCode} (${name})`;
}

function signalName(number: number): string | undefined {
  return Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
}
