import type { CommandLine } from "../../../src/core/commandLine.ts";
import { displayCommandLine } from "../../../src/core/commandLine.ts";
import { run } from "../../../src/processes/run.ts";

const never = new AbortController().signal;

/** Output of a command that has to succeed. Throws with the end of what it said: a test run cannot go on without it. */
export async function runToEnd(command: CommandLine, signal: AbortSignal = never): Promise<string> {
  const outcome = await run(command, { doing: `run ${command.program}`, signal });
  if (!outcome.ok) throw new Error(outcome.failure.why);
  const { exitCode, stdout, stderr } = outcome.value;
  if (exitCode === 0) return stdout;
  const said = `${stdout}\n${stderr}`.trim().split("\n").slice(-15).join("\n");
  throw new Error(`${displayCommandLine(command)} exited with ${exitCode}:\n${said}`);
}

export async function succeeds(command: CommandLine): Promise<boolean> {
  const outcome = await run(command, { doing: `run ${command.program}`, signal: never });
  return outcome.ok && outcome.value.exitCode === 0;
}
