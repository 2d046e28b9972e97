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
const LOOKS = 6;
const LOOK_MS = 500;

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
  const either = AbortSignal.any([signal, closing.signal]);
  const answer = api.open({
    doing,
    path: `${path}/log`,
    query: [
      ["container", container],
      ["tailLines", String(options.tailLines)],
      ["follow", String(options.follow)],
    ],
    mayBeginLate: options.follow,
    signal: either,
  });
  const early = await (options.follow ? Promise.race([answer, wait(REFUSAL_MS, signal)]) : answer);
  if (early?.ok === false) return early;
  const lookAgain = async (): Promise<PodContainer | undefined> => {
    const pod = await api.json({ doing, path, signal: either });
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
    output.end();
    if (cut === undefined && !options.follow) return { kind: "exited", exitCode: undefined };
    const end = cut === undefined ? await endOfFollowed(containerId, lookAgain, either) : undefined;
    if (either.aborted) return { kind: "closed" };
    return end ?? { kind: "disconnected", why: cut ?? "the log ended though the IOC still runs" };
  };
  return { ok: true, value: { output, ended: copy(), close: () => closing.abort() } };
}

/**
 * The server ends a log without a word: because its container ended, or because something in between lost patience.
 * Undefined when the container runs on.
 */
async function endOfFollowed(
  containerId: string | undefined,
  lookAgain: () => Promise<PodContainer | undefined>,
  signal: AbortSignal,
): Promise<StreamEnd | undefined> {
  for (let look = 0; look < LOOKS; look += 1) {
    const now = await lookAgain();
    if (now?.state?.kind !== "running" || now.containerId !== containerId) {
      const end = now?.state?.kind === "terminated" ? now.state.end : now?.lastEnd;
      return { kind: "exited", exitCode: end?.exitCode };
    }
    // The log ends a moment before the node reports that its container did.
    await wait(LOOK_MS, signal);
  }
  return undefined;
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
