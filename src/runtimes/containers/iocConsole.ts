import { CONSOLE, SERVES_CONSOLE, SHELL } from "../../core/containerPrograms.ts";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { Ioc } from "../../core/ioc.ts";
import type { Console, StreamEnd, TerminalSize } from "../../core/iocRuntime.ts";
import { readContainer, type ContainerFacts } from "./containerFacts.ts";
import type { Engine } from "./engine.ts";
import { answerFailure, engineFailure } from "./engineFailure.ts";
import { upgrade } from "./engineStream.ts";
import { execToEnd, NO_DETACH_KEYS, openExec } from "./execSession.ts";
import { terminalSession, type FarSide } from "./terminalSession.ts";
import { waitUntil } from "./waitUntil.ts";

/** The IOC's own shell: through stdio-socket where its start script serves one, else attached to its main process. */
export async function openIocConsole(
  engine: Engine,
  ioc: Ioc,
  size: TerminalSize,
  signal: AbortSignal,
): Promise<Outcome<Console>> {
  const doing = `open the console of ${ioc.ref.name} in ${engine.program}`;
  const facts = await runningContainer(engine, ioc, doing, signal);
  if (!facts.ok) return facts;
  const { id, hasInput, name } = facts.value;
  const question = { container: id, command: SERVES_CONSOLE, doing, signal };
  const socketThere = await execToEnd(engine, question);
  if (signal.aborted) return failed("cancelled", doing, "cancelled");
  if (socketThere.ok && socketThere.value === 0) {
    return openExec(engine, { ...question, command: CONSOLE }, "stdioSocket", size);
  }
  if (!hasInput) {
    const why = `${name} was created without an open input: create it with “-it” (in a compose file “stdin_open” and “tty”)`;
    return failed("conflict", doing, why);
  }
  return attach(engine, facts.value, { doing, signal, size });
}

export async function openIocShell(
  engine: Engine,
  ioc: Ioc,
  size: TerminalSize,
  signal: AbortSignal,
): Promise<Outcome<Console>> {
  const doing = `open a shell in ${ioc.ref.name} in ${engine.program}`;
  const facts = await runningContainer(engine, ioc, doing, signal);
  if (!facts.ok) return facts;
  return openExec(engine, { container: facts.value.id, command: SHELL, doing, signal }, "shell", size);
}

/** Asked first: to an attach on a container that does not run podman gives no answer that could be told from a running one's. */
async function runningContainer(
  engine: Engine,
  ioc: Ioc,
  doing: string,
  signal: AbortSignal,
): Promise<Outcome<ContainerFacts>> {
  try {
    const facts = readContainer(await engine.client.getContainer(ioc.ref.name).inspect({ abortSignal: signal }));
    if (facts === undefined) return failed("unexpectedOutput", doing, "the engine's answer describes no container");
    const { status } = facts.life;
    return status === "running" ? succeeded(facts) : failed("conflict", doing, `it is not running (${status})`);
  } catch (error) {
    return engineFailure(doing, error);
  }
}

async function attach(
  engine: Engine,
  facts: ContainerFacts,
  opening: { readonly doing: string; readonly signal: AbortSignal; readonly size: TerminalSize },
): Promise<Outcome<Console>> {
  const { doing, signal, size } = opening;
  const query = new URLSearchParams({ stream: "1", stdin: "1", stdout: "1", stderr: "1", detachKeys: NO_DETACH_KEYS });
  const container = engine.client.getContainer(facts.id);
  const resize = ({ columns, rows }: TerminalSize): void => {
    if (facts.hasTerminal) void container.resize({ w: columns, h: rows }).catch(() => undefined);
  };
  try {
    const path = `/containers/${facts.id}/attach?${query.toString()}`;
    const answer = await upgrade({ socketPath: engine.socket, path, signal });
    if (answer.kind === "refused") return answerFailure(doing, answer);
    resize(size);
    const far: FarSide = {
      reaches: "mainProcess",
      hasTerminal: facts.hasTerminal,
      resize,
      leave: () => undefined,
      howEnded: () => containerEnd(engine, facts),
    };
    return succeeded(terminalSession(answer.socket, far, signal));
  } catch (error) {
    return engineFailure(doing, error);
  }
}

/** What became of the run that was seen when the stream was opened. */
export async function containerEnd(engine: Engine, opened: ContainerFacts): Promise<StreamEnd> {
  try {
    const over = await waitUntil(async () => {
      const now = readContainer(await engine.client.getContainer(opened.id).inspect());
      const isSameRun = now?.life.status === "running" && now.life.startedAt === opened.life.startedAt;
      if (now === undefined || isSameRun) return undefined;
      // Started anew already, by its restart policy: the exit code is that of no run any more.
      return { exitCode: now.life.status === "running" ? undefined : now.life.exitCode };
    });
    return over ? { kind: "exited", ...over } : { kind: "disconnected", why: "the engine ended the connection" };
  } catch (error) {
    return engineFailure("", error).failure.kind === "notFound"
      ? { kind: "exited", exitCode: undefined }
      : { kind: "disconnected", why: "the engine went away" };
  }
}
