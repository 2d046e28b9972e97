import type { LogOptions, LogStream, StreamEnd } from "../../core/iocRuntime.ts";
import type { IncomingMessage } from "node:http";
import type { ApiOutcome } from "./apiFailure.ts";
import type { ApiServer } from "./apiServer.ts";
import { wait } from "./backoff.ts";
import { ByteQueue } from "./byteQueue.ts";
import { readPod, type PodContainer } from "./records.ts";
import type { PodTarget } from "./podExec.ts";

/** A refusal comes at once; a silent container's log has no head before its first line. */
const REFUSAL_MS = 1000;

/** The log of a container, for hours of silence if need be: only the kernel's keepalive watches the connection. */
export async function podLog(
  api: ApiServer,
  { path, container }: PodTarget,
  /** The engine's id of the container whose log it is. */
  containerId: string | undefined,
  options: LogOptions,
  { doing, signal }: { readonly doing: string; readonly signal: AbortSignal },
): Promise<ApiOutcome<LogStream>> {
  const closing = new AbortController();
  const answer = api.open({
    doing,
    path: `${path}/log`,
    query: [
      ["container", container],
      ["tailLines", String(options.tailLines)],
      ["follow", String(options.follow)],
    ],
    mayBeginLate: options.follow,
    signal: AbortSignal.any([signal, closing.signal]),
  });
  const early = await (options.follow ? Promise.race([answer, wait(REFUSAL_MS, signal)]) : answer);
  if (early?.ok === false) return early;
  const containerNow = async (): Promise<PodContainer | undefined> => {
    const pod = await api.json({ doing, path, signal: AbortSignal.any([signal, closing.signal]) });
    return pod.ok ? readPod(pod.value)?.containers.find(({ name }) => name === container) : undefined;
  };
  let body: IncomingMessage | undefined;
  const output = new ByteQueue((go) => {
    if (go) body?.resume();
    else body?.pause();
  });
  const copy = async (): Promise<StreamEnd> => {
    const opened = await answer;
    const cut = opened.ok ? await readInto(output, (body = opened.value)) : opened.failure.why;
    if (signal.aborted || closing.signal.aborted) return { kind: "closed" };
    if (cut !== undefined) return { kind: "disconnected", why: cut };
    return options.follow ? endOfLog(containerId, await containerNow()) : { kind: "exited", exitCode: undefined };
  };
  const ended = copy().finally(() => output.end());
  return { ok: true, value: { output, ended, close: () => closing.abort() } };
}

/** Undefined at the log's end, else why it was cut. */
function readInto(output: ByteQueue, body: IncomingMessage): Promise<string | undefined> {
  return new Promise((resolve) => {
    body.on("data", (chunk: Buffer) => output.push(chunk));
    body.on("end", () => resolve(undefined));
    body.on("error", (error) => resolve(error.message));
    body.on("close", () => resolve("the connection was lost"));
  });
}

/** The server ends a log without a word: because its container ended, or because something in between lost patience. */
function endOfLog(containerId: string | undefined, now: PodContainer | undefined): StreamEnd {
  if (now?.state?.kind === "running" && now.containerId === containerId) {
    return { kind: "disconnected", why: "the log ended though the IOC still runs" };
  }
  const end = now?.state?.kind === "terminated" ? now.state.end : now?.lastEnd;
  return { kind: "exited", exitCode: end?.exitCode };
}
