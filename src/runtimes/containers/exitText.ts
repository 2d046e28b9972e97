import { constants } from "node:os";

/** `exit 1`, `exit 139 (SIGSEGV)`: the engine reports death by signal N as 128 + N. */
export function exitText(exitCode: number): string {
  const name = Object.entries(constants.signals).find(([, number]) => number === exitCode - 128)?.[0];
  return name === undefined ? `exit ${exitCode}` : `exit ${exitCode} (${name})`;
}

/**
 * By the signals a stop sends: SIGTERM, and SIGKILL to what does not heed it. An IOC started by a shell does not, so
 * this is the ordinary end of an IOC that was told to stop.
 */
export function wasStopped(exitCode: number): boolean {
  return exitCode === 128 + constants.signals.SIGTERM || exitCode === 128 + constants.signals.SIGKILL;
}
