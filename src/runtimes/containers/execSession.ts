// A process of our own beside the IOC: a shell, the client of stdio-socket, a question.
import { randomUUID } from "node:crypto";
import { hangUp, TERMINAL_MARK } from "../../core/containerPrograms.ts";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { Console, StreamEnd, TerminalSize } from "../../core/iocRuntime.ts";
import { at, numberAt } from "../../core/json.ts";
import type { Engine } from "./engine.ts";
import { answerFailure, engineFailure } from "./engineFailure.ts";
import { readText, upgrade } from "./engineStream.ts";
import { terminalSession } from "./terminalSession.ts";
import { waitUntil } from "./waitUntil.ts";

/**
 * Detaching by keys would hold Ctrl-P, the IOC's “previous line”, back. “None” cannot be said to both engines (empty
 * means the default to Docker, and to podman's exec), so it is a sequence nobody types.
 */
export const NO_DETACH_KEYS = Array.from({ length: 8 }, () => "ctrl-@").join(",");

export interface ExecRequest {
  readonly container: string;
  readonly command: readonly string[];
  readonly doing: string;
  readonly signal: AbortSignal;
}

export async function openExec(
  engine: Engine,
  { container, command, doing, signal }: ExecRequest,
  reaches: Console["reaches"],
  size: TerminalSize,
): Promise<Outcome<Console>> {
  // Marks the process and all it starts, to find them again: the engine's API has no way to end them.
  const mark = randomUUID();
  try {
    const exec = await engine.client.getContainer(container).exec({
      AttachStdin: true,
      AttachStdout: true,
      AttachStderr: true,
      Tty: true,
      Cmd: [...command],
      Env: [`${TERMINAL_MARK}=${mark}`, "TERM=xterm-256color"],
      DetachKeys: NO_DETACH_KEYS,
      abortSignal: signal,
    });
    const { columns, rows } = size;
    // Docker reads `ConsoleSize`, podman `h` and `w`. A resize alone comes after the program's first look at its terminal.
    const body = JSON.stringify({ Detach: false, Tty: true, ConsoleSize: [rows, columns], h: rows, w: columns });
    const answer = await upgrade({ socketPath: engine.socket, path: `/exec/${exec.id}/start`, body, signal });
    // podman says with status 200 that the program is not there.
    if (answer.kind === "refused") return answerFailure(doing, answer);
    const resize = (now: TerminalSize): void => {
      // podman answers 201, which the client takes for an error; a window that keeps its size is no reason to fail.
      void exec.resize({ w: now.columns, h: now.rows }).catch(() => undefined);
    };
    resize(size);
    const leave = (): void => void endTerminal(engine, container, mark);
    const far = { reaches, hasTerminal: true, resize, leave, howEnded: () => execEnd(exec) };
    return succeeded(terminalSession(answer.socket, far, signal));
  } catch (error) {
    return engineFailure(doing, error);
  }
}

/** Runs a command to its end; its exit code. */
export async function execToEnd(
  engine: Engine,
  { container, command, doing, signal }: ExecRequest,
): Promise<Outcome<number>> {
  try {
    const exec = await engine.client
      .getContainer(container)
      .exec({ AttachStdout: true, AttachStderr: true, Cmd: [...command], abortSignal: signal });
    const body = JSON.stringify({ Detach: false, Tty: false });
    const answer = await upgrade({ socketPath: engine.socket, path: `/exec/${exec.id}/start`, body, signal });
    if (answer.kind === "upgraded") await readText(answer.socket);
    else if (answer.statusCode >= 400) return answerFailure(doing, answer);
    const end = await execEnd(exec);
    return end.kind === "exited" && end.exitCode !== undefined
      ? succeeded(end.exitCode)
      : failed("unexpectedOutput", doing, "the engine does not tell how it ended");
  } catch (error) {
    return engineFailure(doing, error);
  }
}

interface Inspectable {
  inspect(): Promise<unknown>;
}

/** The engine notices the end of a process a little after its stream. */
async function execEnd(exec: Inspectable): Promise<StreamEnd> {
  try {
    const over = await waitUntil(async () => {
      const answer = await exec.inspect();
      return at(answer, "Running") === true ? undefined : { exitCode: numberAt(answer, "ExitCode") };
    });
    return over
      ? { kind: "exited", exitCode: over.exitCode }
      : { kind: "disconnected", why: "the engine ended the connection" };
  } catch {
    return { kind: "disconnected", why: "the engine went away" };
  }
}

/** What a terminal does to its programs when its window is closed. Without it they would run on unseen. */
async function endTerminal(engine: Engine, container: string, mark: string): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  await execToEnd(engine, { container, command: hangUp(mark), doing: "end a terminal", signal });
}
