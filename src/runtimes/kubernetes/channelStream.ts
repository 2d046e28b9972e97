// Kubernetes' channel protocol over a WebSocket (v5, v4): the first byte of each message names the stream.
// Ours because the client library's wrapper has no ping, ignores the status when attached, and throws on a stderr frame of a terminal.
import type WebSocket from "ws";
import type { StreamEnd, TerminalSize } from "../../core/iocRuntime.ts";
import { ByteQueue } from "./byteQueue.ts";
import { listAt, textAt } from "../../core/json.ts";

const STDIN = 0;
const STDOUT = 1;
const STDERR = 2;
const STATUS = 3;
const RESIZE = 4;
/** Proxies and load balancers cut connections that are quiet for a minute. */
const PING_MS = 25_000;

export interface ChannelStream {
  readonly output: ByteQueue;
  readonly errors: ByteQueue;
  readonly ended: Promise<StreamEnd>;
  write(data: Uint8Array): void;
  resize(size: TerminalSize): void;
  close(): void;
}

/** `mergeErrors`: what comes as standard error is output too, as on a terminal. */
export function channelStream(socket: WebSocket, mergeErrors: boolean): ChannelStream {
  const flow = (go: boolean): void => {
    if (go) socket.resume();
    else socket.pause();
  };
  const output = new ByteQueue(flow);
  const errors = mergeErrors ? output : new ByteQueue(flow);
  let end: StreamEnd | undefined;
  let missedPongs = 0;

  const send = (channel: number, data: Uint8Array): void => {
    if (socket.readyState === socket.OPEN) socket.send(Buffer.concat([Buffer.of(channel), data]));
  };
  const ping = setInterval(() => {
    // While the reader rests we do not read the answers either.
    missedPongs = socket.isPaused ? 0 : missedPongs + 1;
    if (missedPongs > 2) socket.terminate();
    else socket.ping();
  }, PING_MS);
  socket.on("pong", () => (missedPongs = 0));
  socket.on("error", (error) => (end ??= { kind: "disconnected", why: error.message }));
  socket.on("message", (data: Buffer) => {
    const body = data.subarray(1);
    if (data[0] === STDOUT) output.push(body);
    else if (data[0] === STDERR) errors.push(body);
    else if (data[0] === STATUS) end ??= endOf(body);
  });

  const ended = new Promise<StreamEnd>((resolve) => {
    socket.on("close", (code) => {
      clearInterval(ping);
      output.end();
      errors.end();
      resolve(end ?? { kind: "disconnected", why: `the connection was lost (${code})` });
    });
  });

  return {
    output,
    errors,
    ended,
    write: (data) => send(STDIN, data),
    resize: ({ columns, rows }) => send(RESIZE, Buffer.from(JSON.stringify({ Width: columns, Height: rows }))),
    close: () => {
      end ??= { kind: "closed" };
      // A peer that is gone never answers a closing handshake, and a resting socket would never read it.
      socket.terminate();
    },
  };
}

/** The server's last word is a Status object: success, or a failure that carries the exit code. */
function endOf(body: Buffer): StreamEnd {
  let status: unknown;
  try {
    status = JSON.parse(body.toString("utf8"));
  } catch {
    return { kind: "disconnected", why: "the server ended the stream with a status that is not JSON" };
  }
  if (textAt(status, "status") === "Success") return { kind: "exited", exitCode: 0 };
  const cause = listAt(status, "details", "causes").find((candidate) => textAt(candidate, "reason") === "ExitCode");
  const exitCode = Number.parseInt(textAt(cause, "message") ?? "", 10);
  if (Number.isNaN(exitCode))
    return { kind: "disconnected", why: textAt(status, "message") ?? "the server ended the stream" };
  return { kind: "exited", exitCode };
}
