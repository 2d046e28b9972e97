// Commands in the IOC's container: one run to its end, or one on a terminal.
import { randomUUID } from "node:crypto";
import { hangUp, SHELL, TERMINAL_MARK } from "../../core/containerPrograms.ts";
import type { Console, TerminalSize } from "../../core/iocRuntime.ts";
import type { ApiOutcome } from "./apiFailure.ts";
import type { ApiServer } from "./apiServer.ts";
import { channelStream, type ChannelStream } from "./channelStream.ts";

export interface PodTarget {
  /** `/api/v1/namespaces/p48-beamline/pods/bl48p-ea-ioc-01-0`. */
  readonly path: string;
  readonly container: string;
}

export interface Terminal {
  readonly target: PodTarget;
  readonly doing: string;
  readonly size: TerminalSize;
  readonly signal: AbortSignal;
}

export interface Ran {
  readonly exitCode: number;
  readonly stdout: Uint8Array;
  readonly stderr: string;
}

/** Runs to the end without a terminal. A command that is not in the image ends with 126 or 127, or a failure in the engine's words. */
export async function runInPod(
  api: ApiServer,
  { path, container }: PodTarget,
  command: readonly string[],
  { doing, signal, limitBytes }: { readonly doing: string; readonly signal: AbortSignal; readonly limitBytes: number },
): Promise<ApiOutcome<Ran>> {
  const query = [...commandQuery(container, command), ["stdout", "true"], ["stderr", "true"]] as const;
  const opened = await api.socket({ doing, path: `${path}/exec`, query, signal }, (socket) =>
    channelStream(socket, false),
  );
  if (!opened.ok) return opened;
  const stream = opened.value;
  const abort = (): void => stream.close();
  signal.addEventListener("abort", abort);
  const [stdout, stderr] = await Promise.all([
    collect(stream, stream.output, limitBytes),
    collect(stream, stream.errors, limitBytes),
  ]);
  signal.removeEventListener("abort", abort);
  const end = await stream.ended;
  if (end.kind === "exited")
    return { ok: true, value: { exitCode: end.exitCode ?? 0, stdout, stderr: stderr.toString("utf8") } };
  if (signal.aborted) return { ok: false, failure: { kind: "cancelled", doing, why: "cancelled" }, status: undefined };
  const why = end.kind === "closed" ? `it gave more than ${Math.round(limitBytes / 1024 / 1024)} MB` : end.why;
  return { ok: false, failure: { kind: "unexpectedOutput", doing, why }, status: undefined };
}

async function collect(stream: ChannelStream, output: AsyncIterable<Uint8Array>, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of output) {
    length += chunk.length;
    if (length > limit) stream.close();
    else chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A terminal on a command of its own. */
export function execTerminal(
  api: ApiServer,
  terminal: Terminal,
  command: readonly string[],
  reaches: Console["reaches"],
): Promise<ApiOutcome<Console>> {
  const query = [...commandQuery(terminal.target.container, command), ...TERMINAL_QUERY];
  return openTerminal(api, terminal, "exec", query, reaches);
}

/** A shell, which ends with its terminal: without help the API server would leave it in the container for good. */
export async function shellTerminal(api: ApiServer, terminal: Terminal): Promise<ApiOutcome<Console>> {
  const mark = randomUUID();
  const [sh = "sh", option = "-c", script = ""] = SHELL;
  const marked = [sh, option, `export ${TERMINAL_MARK}=${mark}; ${script}`];
  const opened = await execTerminal(api, terminal, marked, "shell");
  if (!opened.ok) return opened;
  void opened.value.ended.then((end) => {
    if (end.kind === "exited") return;
    const limits = { doing: "end a shell", signal: AbortSignal.timeout(10_000), limitBytes: 64 * 1024 };
    void runInPod(api, terminal.target, hangUp(mark), limits);
  });
  return opened;
}

/** A terminal on the container's main process: the IOC itself. */
export function attachTerminal(api: ApiServer, terminal: Terminal): Promise<ApiOutcome<Console>> {
  const query = [["container", terminal.target.container] as const, ...TERMINAL_QUERY];
  return openTerminal(api, terminal, "attach", query, "mainProcess");
}

const TERMINAL_QUERY = [
  ["stdin", "true"],
  ["stdout", "true"],
  ["tty", "true"],
] as const;

function commandQuery(container: string, command: readonly string[]): readonly (readonly [string, string])[] {
  return [["container", container], ...command.map((word) => ["command", word] as const)];
}

async function openTerminal(
  api: ApiServer,
  { target, doing, size, signal }: Terminal,
  way: "exec" | "attach",
  query: readonly (readonly [string, string])[],
  reaches: Console["reaches"],
): Promise<ApiOutcome<Console>> {
  const opened = await api.socket({ doing, path: `${target.path}/${way}`, query, signal }, (socket) => {
    const stream = channelStream(socket, true);
    // First of all, so that nothing is drawn for the wrong size.
    stream.resize(size);
    return stream;
  });
  if (!opened.ok) return opened;
  const stream = opened.value;
  signal.addEventListener("abort", () => stream.close(), { once: true });
  const ended = stream.ended.then((end) =>
    // The status of an attach tells how the attach ended, not the process.
    way === "attach" && end.kind === "exited" ? { kind: "exited" as const, exitCode: undefined } : end,
  );
  return { ok: true, value: { ...stream, reaches, ended } };
}
