import type { CommandLine } from "../../core/commandLine.ts";
import type { IocAction } from "../../core/ioc.ts";
import type { Engine } from "./engine.ts";

/** The line a person would type for the same effect. */
export function containerCommand({ command }: Engine, action: IocAction, name: string): CommandLine {
  return engineCommand(command, [...VERBS[action], name, ...(action === "shell" ? ["bash"] : [])]);
}

export function pullCommand({ command }: Engine, image: string): CommandLine {
  return engineCommand(command, ["pull", image]);
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
