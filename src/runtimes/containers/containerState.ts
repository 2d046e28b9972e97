import type { IocState } from "../../core/iocState.ts";
import type { ContainerLife } from "./containerFacts.ts";
import { exitText, wasStopped } from "./exitText.ts";

export function containerState(life: ContainerLife): IocState {
  switch (life.status) {
    case "running":
      return runningState(life);
    case "created":
    case "configured":
    case "initialized":
      return life.error === undefined ? { kind: "stopped" } : { kind: "failed", reason: life.error };
    case "stopping":
    case "removing":
      return { kind: "stopping" };
    case "restarting":
      return { kind: "failed", reason: `crash loop · ${endOf(life)}` };
    case "exited":
    case "stopped":
      return exitedState(life);
    case "dead":
      return { kind: "failed", reason: life.error ?? "dead: the engine could not remove it" };
    // `paused` above all: no process of it runs, and no state of ours says that.
    default:
      return { kind: "unknown", why: life.status };
  }
}

function runningState({ health, startedAt }: ContainerLife): IocState {
  return health === "starting"
    ? { kind: "starting", doing: "waiting for its health check" }
    : { kind: "running", since: startedAt ?? "", ready: health !== "unhealthy" };
}

function exitedState(life: ContainerLife): IocState {
  if (life.error !== undefined) return { kind: "failed", reason: life.error };
  return !life.outOfMemory && (life.exitCode === 0 || wasStopped(life.exitCode))
    ? { kind: "stopped" }
    : { kind: "failed", reason: endOf(life) };
}

/** How it ended: `out of memory · exit 137 (SIGKILL)`, `exit 139 (SIGSEGV)`. */
export function endOf({ outOfMemory, exitCode }: ContainerLife): string {
  return outOfMemory ? `out of memory · ${exitText(exitCode)}` : exitText(exitCode);
}
