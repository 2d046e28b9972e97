// The command lines by which the engine itself makes, finds and removes dev containers.
import type { CommandLine } from "../core/commandLine.ts";
import { engineCommand, type ContainerEngine } from "./containerEngine.ts";
import { PLAN_LABEL } from "../core/devContainerLabels.ts";
import { extraRunArguments, mountText, type ContainerPlan } from "./containerPlan.ts";

/** Waits for ever, and leaves at once when it is told to; the IOC is started by hand, as in any dev container. */
const WAIT = 'trap "exit 0" TERM; while sleep 1 & wait $!; do :; done';

export function runCommand(engine: ContainerEngine, plan: ContainerPlan, way: string): CommandLine {
  const mounts = [plan.workspace, ...plan.mounts].flatMap((mount) => ["--mount", mountText(mount)]);
  const environment = Object.entries(plan.environment).flatMap(([name, value]) => ["--env", `${name}=${value}`]);
  return engineCommand(engine, [
    "run",
    "--detach",
    ...extraRunArguments(plan, way),
    ...mounts,
    ...environment,
    // An image is here already; a moved tag must not slip in now.
    "--pull=never",
    "--entrypoint=/bin/sh",
    plan.image,
    "-c",
    WAIT,
  ]);
}

export function startCommand(engine: ContainerEngine, container: string): CommandLine {
  return engineCommand(engine, ["start", container]);
}

export function removeCommand(engine: ContainerEngine, container: string): CommandLine {
  return engineCommand(engine, ["rm", "--force", container]);
}

export function shellCommand(engine: ContainerEngine, container: string, user: string): CommandLine {
  return engineCommand(engine, ["exec", "--interactive", "--tty", `--user=${user}`, container, "bash"]);
}

/** Ids of every container of ours, running or not. */
export function listCommand(engine: ContainerEngine): CommandLine {
  return engineCommand(engine, ["ps", "--all", "--quiet", "--filter", `label=${PLAN_LABEL}`]);
}

export function inspectCommand(engine: ContainerEngine, containers: readonly string[]): CommandLine {
  return engineCommand(engine, ["container", "inspect", ...containers]);
}
