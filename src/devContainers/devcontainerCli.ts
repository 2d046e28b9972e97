// The `devcontainer` program of the dev container project: npm package @devcontainers/cli.
import type { CommandLine } from "../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import { textAt } from "../core/json.ts";
import type { ProcessResult } from "../processes/run.ts";
import type { ContainerEngine } from "./containerEngine.ts";
import { INSTANCE_LABEL } from "../core/devContainerLabels.ts";
import { type ContainerPlan } from "./containerPlan.ts";

/** How the program is called: `{ program: "devcontainer", args: [] }`, or a Node.js with the path of its script. */
export type DevcontainerProgram = CommandLine;

/** A container found by its own label: by default every instance of one repository would be the same container. */
function which(engine: ContainerEngine, plan: ContainerPlan, configFile: string): readonly string[] {
  return [
    "--docker-path",
    engine.program,
    "--workspace-folder",
    plan.workspace.source,
    "--override-config",
    configFile,
    "--id-label",
    `${INSTANCE_LABEL}=${plan.instance}`,
  ];
}

function line(program: DevcontainerProgram, engine: ContainerEngine, args: readonly string[]): CommandLine {
  const environment = { ...program.environment, ...engine.environment };
  return {
    program: program.program,
    args: [...program.args, ...args],
    ...(Object.keys(environment).length === 0 ? {} : { environment }),
  };
}

export function versionCommand(program: DevcontainerProgram): CommandLine {
  return { ...program, args: [...program.args, "--version"] };
}

export function upCommand(
  program: DevcontainerProgram,
  engine: ContainerEngine,
  plan: ContainerPlan,
  configFile: string,
): CommandLine {
  return line(program, engine, ["up", ...which(engine, plan, configFile)]);
}

export function execCommand(
  program: DevcontainerProgram,
  engine: ContainerEngine,
  plan: ContainerPlan,
  configFile: string,
): CommandLine {
  return line(program, engine, ["exec", ...which(engine, plan, configFile), "bash"]);
}

/** The last line of a piece of its output, without `[2026-11-02T08:12:44.123Z]`; nothing for the result. */
export function upProgress(output: string): string | undefined {
  const line = (output.trim().split("\n").at(-1) ?? "").replace(/^\[[^\]]*\] */, "");
  return line === "" || line.startsWith("{") ? undefined : line;
}

/** `up` ends with one line of JSON: `{"outcome":"success","containerId":"…"}` or `{"outcome":"error","message":"…"}`. */
export function upResult({ stdout, stderr }: ProcessResult, doing: string): Outcome<string> {
  const last = stdout.trim().split("\n").at(-1) ?? "";
  const result = parse(last);
  const containerId = textAt(result, "containerId");
  if (textAt(result, "outcome") === "success" && containerId !== undefined) return succeeded(containerId);
  const why = textAt(result, "message") ?? textAt(result, "description") ?? stderr.trim().split("\n").at(-1) ?? "";
  return failed(
    "exited",
    doing,
    why === "" ? "devcontainer up ended without a result" : (why.split("\n", 1)[0] ?? why),
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
