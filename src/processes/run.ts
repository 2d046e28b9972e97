// The only file that starts processes. Always an argument array, never a shell.
import { spawn } from "node:child_process";
import type { CommandLine } from "../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../core/failure.ts";

export interface ProcessResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  /** To follow “Could not …” when it fails. */
  readonly doing: string;
  readonly signal: AbortSignal;
  /** Each chunk as it comes, for progress. */
  readonly onOutput?: (text: string) => void;
}

/** Runs to the end. A process that could not start or was aborted is a failure; a non-zero exit is a result. */
export type Run = (command: CommandLine, options: RunOptions) => Promise<Outcome<ProcessResult>>;

export const run: Run = (command, { doing, signal, onOutput }) =>
  new Promise((resolve) => {
    const child = spawn(command.program, command.args, {
      ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
      env: { ...process.env, ...command.environment },
      shell: false,
      signal,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const text = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const) {
      child[name].setEncoding("utf8").on("data", (chunk: string) => {
        text[name] += chunk;
        onOutput?.(chunk);
      });
    }
    child.on("error", (error: NodeJS.ErrnoException) => {
      if (signal.aborted) resolve(failed("cancelled", doing, "cancelled"));
      else if (error.code === "ENOENT") resolve(failed("toolMissing", doing, `${command.program} is not installed`));
      else resolve(failed("unexpectedOutput", doing, error.message));
    });
    child.on("close", (exitCode, killedBy) => {
      resolve(succeeded({ exitCode: exitCode ?? 128, stdout: text.stdout, stderr: text.stderr || (killedBy ?? "") }));
    });
  });

/** `run`, with a non-zero exit turned into a failure that carries the last line of the error output. */
export async function runToSuccess(
  execute: Run,
  command: CommandLine,
  options: RunOptions,
): Promise<Outcome<ProcessResult>> {
  const outcome = await execute(command, options);
  if (!outcome.ok || outcome.value.exitCode === 0) return outcome;
  const { exitCode, stderr, stdout } = outcome.value;
  const lastLine = (stderr.trim() || stdout.trim()).split("\n").at(-1) ?? "";
  return failed("exited", options.doing, `${command.program} exited with ${exitCode}: ${lastLine}`);
}
