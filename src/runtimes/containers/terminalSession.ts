import type { Socket } from "node:net";
import type { Console, StreamEnd, TerminalSize } from "../../core/iocRuntime.ts";
import { demultiplex } from "./demultiplex.ts";

export interface FarSide {
  readonly reaches: Console["reaches"];
  /** Without a terminal the stream has frames, bare line feeds, and no one to turn Enter into a line end. */
  readonly hasTerminal: boolean;
  resize(size: TerminalSize): void;
  /** Asked once the stream has ended by itself. */
  howEnded(): Promise<StreamEnd>;
  /** Told when we are the ones who end it. */
  leave(): void;
}

/** A console on an upgraded connection. Closing it destroys the connection: the far process keeps what it has. `signal` closes it too. */
export function terminalSession(socket: Socket, far: FarSide, signal: AbortSignal): Console {
  let closed = false;
  const close = (): void => {
    if (closed) return;
    closed = true;
    far.leave();
    socket.destroy();
  };
  signal.addEventListener("abort", close);
  const ended = new Promise<StreamEnd>((resolve) => {
    socket.on("close", () => {
      signal.removeEventListener("abort", close);
      if (closed) resolve({ kind: "closed" });
      else void far.howEnded().then(resolve);
    });
  });
  // Which error ended it is no news: `ended` tells what became of the far side.
  socket.on("error", () => undefined);
  return {
    reaches: far.reaches,
    output: quietly(far.hasTerminal ? socket : withCarriageReturns(demultiplex(socket))),
    ended,
    write: (data) => {
      if (socket.writable) socket.write(far.hasTerminal ? data : withLineFeeds(data));
    },
    resize: (size) => far.resize(size),
    close,
  };
}

/** A broken connection is the end of the bytes, not an error of whoever reads them. */
async function* quietly(output: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  try {
    yield* output;
  } catch {
    return;
  }
}

async function* withCarriageReturns(output: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of output) {
    yield Buffer.from(Buffer.from(chunk).toString("latin1").replaceAll(/\r?\n/g, "\r\n"), "latin1");
  }
}

function withLineFeeds(data: Uint8Array): Uint8Array {
  return data.map((byte) => (byte === 0x0d ? 0x0a : byte));
}
