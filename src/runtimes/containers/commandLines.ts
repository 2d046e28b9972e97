import type { CommandLine } from "../../core/commandLine.ts";
import type { IocAction } from "../../core/ioc.ts";
import type { ImageJob } from "../../core/imageStore.ts";
import type { Engine } from "./engine.ts";
import { NOT_AN_IOC } from "./iocContainer.ts";

/** The line a person would type for the same effect. */
export function containerCommand({ command }: Engine, action: IocAction, name: string): CommandLine {
  return engineCommand(command, [...VERBS[action], name, ...(action === "shell" ? ["bash"] : [])]);
}

export function pullCommand({ command }: Engine, image: string): CommandLine {
  return engineCommand(command, ["pull", image]);
}

export function jobCommand({ command }: Engine, image: string, job: ImageJob): CommandLine {
  const { container, program, args, environment, folder } = job;
  const labels = Object.entries(NOT_AN_IOC).map(([name, value]) => `--label=${name}=${value}`);
  const variables = Object.entries(environment).map(([name, value]) => `--env=${name}=${value}`);
  return engineCommand(command, [
    ...["run", "--rm", `--name=${container}`, "--network=none", "--pull=never"],
    // SELinux would otherwise forbid the folder; relabelling it would change the files.
    "--security-opt=label=disable",
    ...["--mount", `type=bind,source=${folder.source},target=${folder.target},readonly`],
    ...[...labels, ...variables, `--entrypoint=${program}`, image, ...args],
  ]);
}

/** Also where it was made and never started, when it does not go by itself. */
export function endJobCommand({ command, program }: Engine, container: string): CommandLine {
  // podman would wait ten seconds for a program that takes no signal.
  const atOnce = program === "podman" ? ["--time=0"] : [];
  return engineCommand(command, ["rm", "--force", ...atOnce, container]);
}

function engineCommand([program, ...before]: Engine["command"], args: readonly string[]): CommandLine {
  return { program, args: [...before, ...args] };
}

const VERBS: Readonly<Record<IocAction, readonly string[]>> = {
  console: ["attach"],
  shell: ["exec", "-it"],
  logs: ["logs", "-f", "--tail", "200"],
  start: ["start"],
  stop: ["stop"],
  restart: ["restart"],
};
