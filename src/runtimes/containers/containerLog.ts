import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { Ioc } from "../../core/ioc.ts";
import type { LogOptions, LogStream, StreamEnd } from "../../core/iocRuntime.ts";
import { readContainer, type ContainerFacts } from "./containerFacts.ts";
import { demultiplex } from "./demultiplex.ts";
import type { Engine } from "./engine.ts";
import { engineFailure } from "./engineFailure.ts";
import { openStream } from "./engineStream.ts";
import { containerEnd } from "./iocConsole.ts";
import { afterBytes, TailFinder } from "./tailOfLog.ts";

interface LogQuery {
  readonly follow: boolean;
  readonly tail: "all" | number;
  readonly since: string | undefined;
}

/** An engine notes the start of a run a moment after the run may have begun to print. */
const START_NOTED_LATE_MS = 100;

/** Kept by the engine across restarts of the container. `signal` ends it as `close` does. */
export async function followContainerLog(
  engine: Engine,
  ioc: Ioc,
  options: LogOptions,
  signal: AbortSignal,
): Promise<Outcome<LogStream>> {
  const doing = `read the log of ${ioc.ref.name} in ${engine.program}`;
  let facts: ContainerFacts | undefined;
  try {
    facts = readContainer(await engine.client.getContainer(ioc.ref.name).inspect({ abortSignal: signal }));
  } catch (error) {
    return engineFailure(doing, error);
  }
  if (facts === undefined) return failed("unexpectedOutput", doing, "the engine's answer describes no container");
  return succeeded(logStream(engine, facts, options, signal));
}

function logStream(engine: Engine, facts: ContainerFacts, options: LogOptions, signal: AbortSignal): LogStream {
  const closing = new AbortController();
  const over = AbortSignal.any([signal, closing.signal]);
  const { promise: ended, resolve: end } = Promise.withResolvers<StreamEnd>();
  over.addEventListener("abort", () => end({ kind: "closed" }));
  if (over.aborted) end({ kind: "closed" });

  async function* output(): AsyncGenerator<Uint8Array, void> {
    try {
      yield* history(engine, facts, options, over);
      end(options.follow ? await containerEnd(engine, facts) : { kind: "exited", exitCode: undefined });
    } catch (error) {
      // After an abort it has ended already.
      end({ kind: "disconnected", why: engineFailure("", error).failure.why });
    } finally {
      // Also when the reader has read enough.
      closing.abort();
    }
  }
  return { output: output(), ended, close: () => closing.abort() };
}

/** The last lines, then what follows. */
async function* history(
  engine: Engine,
  facts: ContainerFacts,
  { tailLines, follow, since }: LogOptions,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  if (engine.program === "docker") {
    yield* logBytes(engine, facts, { follow, tail: tailLines, since }, signal);
    return;
  }
  // podman 4's `tail` puts the pieces of a line that was written in several in the wrong order, and that is every line
  // typed at a prompt. So we find by ourselves where the last lines begin.
  const tail = new TailFinder(tailLines);
  for await (const chunk of logBytes(engine, facts, { follow: false, tail: "all", since }, signal)) tail.take(chunk);
  yield* afterBytes(logBytes(engine, facts, { follow, tail: "all", since }, signal), tail.start());
}

async function* logBytes(
  engine: Engine,
  facts: ContainerFacts,
  query: LogQuery,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void> {
  const words = new URLSearchParams({
    stdout: "1",
    stderr: "1",
    follow: query.follow ? "1" : "0",
    tail: String(query.tail),
    ...(query.since === undefined ? {} : { since: String((Date.parse(query.since) - START_NOTED_LATE_MS) / 1000) }),
  });
  const path = `/containers/${facts.id}/logs?${words.toString()}`;
  const answer = await openStream({ socketPath: engine.socket, path, signal });
  yield* facts.hasTerminal ? answer : demultiplex(answer);
}
