// What is said between the lines of a followed log, in the console as in the log document.
import type { Failure } from "../core/failure.ts";
import type { StreamEnd } from "../core/iocRuntime.ts";
import type { FollowEvent } from "./logFollower.ts";

export interface Speaker {
  /** The IOC's name. */
  readonly name: string;
  /** How a person tries again, to follow a semicolon: `press Enter to try now`. */
  readonly retry: string;
  readonly failureWords: (failure: Failure) => string;
}

/** `now` in milliseconds since the epoch. */
export function followWords(
  event: Exclude<FollowEvent, { kind: "following" }>,
  { name, retry, failureWords }: Speaker,
  now: number,
): string {
  switch (event.kind) {
    case "started":
    case "restarted": {
      const failure = event.ioc.lastFailure === undefined ? "" : ` (last failure: ${event.ioc.lastFailure})`;
      return `${clockTime(now)} ${name} ${event.kind}${failure}. Reading its log`;
    }
    case "ended":
      return endWords("the log", event.end, retry, now);
    case "failed":
      return `${failureWords(event.failure)} It is tried again when the IOC starts; ${retry}`;
    case "refused":
      return `no log of ${name}: ${event.why}`;
    case "missing":
      return `${name} is not known now. Its log is read when it is; ${retry}`;
  }
}

/** `what`: `the log`, `the console`. */
export function endWords(what: string, end: StreamEnd, retry: string, now: number): string {
  const at = clockTime(now);
  switch (end.kind) {
    case "disconnected":
      return `${at} ${what} was disconnected: ${end.why}; ${retry}`;
    case "exited": {
      const code = end.exitCode === undefined ? "" : ` (exit code ${end.exitCode})`;
      return `${at} ${what} ended${code}. The log is read again when the IOC restarts; ${retry}`;
    }
    case "closed":
      return `${at} ${what} was closed; ${retry}`;
  }
}

function clockTime(now: number): string {
  return new Date(now).toTimeString().slice(0, 8);
}
