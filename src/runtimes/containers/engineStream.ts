// Streams of the engine's API, by requests of our own. The client library sends an attach's options as a body, and podman
// passes a body on to the IOC as if it had been typed; and it parses a log that happens to be JSON.
import { request, type IncomingMessage, type RequestOptions } from "node:http";
import type { Socket } from "node:net";

export type Upgraded =
  | { readonly kind: "upgraded"; readonly socket: Socket }
  | { readonly kind: "refused"; readonly statusCode: number; readonly text: string };

export interface UpgradeRequest {
  readonly socketPath: string;
  /** `/containers/0a1b2c/attach?stream=1&stdin=1` */
  readonly path: string;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** Turns a request into a two-way stream of bytes. `signal` ends the asking, not the stream. Rejects as the socket does. */
export function upgrade({ socketPath, path, body, signal }: UpgradeRequest): Promise<Upgraded> {
  return new Promise((resolve, reject) => {
    const headers = {
      Connection: "Upgrade",
      Upgrade: "tcp",
      "Content-Length": Buffer.byteLength(body ?? ""),
      ...(body === undefined ? {} : { "Content-Type": "application/json" }),
    };
    const asking = request({ socketPath, path, method: "POST", headers });
    const abandon = (): void => void asking.destroy(Object.assign(new Error("cancelled"), { name: "AbortError" }));
    signal.addEventListener("abort", abandon);
    const answered = (): void => signal.removeEventListener("abort", abandon);
    asking.on("upgrade", (_response, socket: Socket, head) => {
      answered();
      if (head.length > 0) socket.unshift(head);
      resolve({ kind: "upgraded", socket });
    });
    asking.on("response", (response) => {
      answered();
      readText(response).then(
        (text) => resolve({ kind: "refused", statusCode: response.statusCode ?? 0, text }),
        reject,
      );
    });
    asking.on("error", (error) => {
      answered();
      reject(error);
    });
    if (signal.aborted) abandon();
    else asking.end(body);
  });
}

/** The answer once its headers have come; on a silent container podman sends none before the first byte of log. */
export function openStream(options: RequestOptions & { readonly signal: AbortSignal }): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    // A second error, after the answer has begun, reaches the reader of the answer.
    request(options, resolve).on("error", reject).end();
  });
}

export async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
