import type { Ioc } from "../core/ioc.ts";

/** One life of an IOC's main process, as far as the watch tells. */
export interface IocRun {
  /** Of the workload or container, ISO 8601. */
  readonly createdAt: string | undefined;
  readonly restarts: number;
  /** ISO 8601; undefined when the run has ended. */
  readonly since: string | undefined;
}

/** Undefined while there is nothing to read from: starting, stopping, stopped. A failed IOC has its last run. */
export function runOf({ state, createdAt, restarts }: Ioc): IocRun | undefined {
  if (state.kind === "running") return { createdAt, restarts, since: state.since };
  return state.kind === "failed" ? { createdAt, restarts, since: undefined } : undefined;
}

/** True when `now` is a life after `known`; the end of the known one is not another. */
export function isAnotherRun(known: IocRun | undefined, now: IocRun | undefined): boolean {
  if (now === undefined) return false;
  if (known === undefined) return true;
  if (now.restarts !== known.restarts || now.createdAt !== known.createdAt) return true;
  return now.since !== undefined && now.since !== known.since;
}
