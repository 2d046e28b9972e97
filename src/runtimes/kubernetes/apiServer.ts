// Requests to one cluster's API server over Node's own https. Streams and watches are ours because those of the client library
// die after minutes of quiet, lose the server's words and open a TLS connection each.
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import { request as httpsRequest } from "node:https";
import WebSocket from "ws";
import { failed, type Outcome } from "../../core/failure.ts";
import { cancelled, networkFailure, statusFailure, type ApiFailure, type ApiOutcome } from "./apiFailure.ts";
import type { Access, ClusterAccess } from "./clusterAccess.ts";

export interface ApiCall {
  /** To follow “Could not …”: `list IOCs in p48-beamline on argus`. */
  readonly doing: string;
  readonly method?: "GET" | "POST" | "PATCH" | "DELETE";
  /** `/api/v1/namespaces/p48-beamline/pods`; each name already through `segment`. */
  readonly path: string;
  /** Repeated keys are allowed: `[["command", "ls"], ["command", "-l"]]`. */
  readonly query?: readonly (readonly [string, string])[];
  /** A PATCH is a merge patch. */
  readonly body?: unknown;
  /** The answer may begin whenever it likes: the log of a silent container has no head until its first line. */
  readonly mayBeginLate?: boolean;
  readonly signal: AbortSignal;
}

/** Time to the head of an answer; a stream may then be quiet for as long as it likes. */
const ANSWER_MS = 10_000;
/** Dead peers behind a VPN or NAT are found by the kernel. */
const TCP_KEEPALIVE_MS = 25_000;
const REFUSAL_LIMIT_BYTES = 64 * 1024;

/** A name on its way into a path: what comes from a cluster or a setting must not become another path. */
export function segment(name: string): string {
  // Dots alone would climb, however they are encoded; no object is called `_` either.
  return /^\.{1,2}$/.test(name) ? "_" : encodeURIComponent(name);
}

export class ApiServer {
  readonly access: ClusterAccess;

  constructor(access: ClusterAccess) {
    this.access = access;
  }

  get context(): string {
    return this.access.context;
  }

  /** The parsed body of a successful answer. */
  async json(call: ApiCall): Promise<ApiOutcome<unknown>> {
    const opened = await this.open(call);
    if (!opened.ok) return opened;
    try {
      const text = await readText(opened.value);
      return { ok: true, value: JSON.parse(text) };
    } catch (error) {
      if (call.signal.aborted) return cancelled(call.doing);
      if (error instanceof SyntaxError)
        return { ...failed("unexpectedOutput", call.doing, "the server's answer is not JSON"), status: 200 };
      return networkFailure(call.doing, this.context, error);
    }
  }

  /** A successful answer with its body still to be read. */
  async open(call: ApiCall): Promise<ApiOutcome<IncomingMessage>> {
    const login = await this.#login(call);
    if (!login.ok) return login;
    const answer = await send(call, login.value, this.context);
    if (!answer.ok) return answer;
    const status = answer.value.statusCode ?? 0;
    if (status >= 200 && status < 300) return answer;
    return this.#refusal(call, login.value, answer.value);
  }

  /** Opens a WebSocket in Kubernetes' channel protocol. `wrap` sees it before its first message can come. */
  async socket<T>(call: ApiCall, wrap: (socket: WebSocket) => T): Promise<ApiOutcome<T>> {
    const login = await this.#login(call);
    if (!login.ok) return login;
    const access = login.value;
    const url = urlOf(access, call).replace(/^http/, "ws");
    return new Promise((resolve) => {
      const socket = new WebSocket(url, ["v5.channel.k8s.io", "v4.channel.k8s.io"], {
        agent: access.agent,
        headers: { ...access.headers },
        handshakeTimeout: ANSWER_MS,
        followRedirects: false,
        perMessageDeflate: false,
      });
      const abort = (): void => socket.terminate();
      const settle = (outcome: ApiOutcome<T>): void => {
        call.signal.removeEventListener("abort", abort);
        resolve(outcome);
      };
      call.signal.addEventListener("abort", abort);
      socket.once("open", () => settle({ ok: true, value: wrap(socket) }));
      // Without this listener the library reports the bare status and drops the server's words.
      socket.once(
        "unexpected-response",
        (_request, response) => void this.#refusal(call, access, response).then(settle),
      );
      socket.on("error", (error) =>
        settle(call.signal.aborted ? cancelled(call.doing) : networkFailure(call.doing, this.context, error)),
      );
    });
  }

  async #login(call: ApiCall): Promise<ApiOutcome<Access>> {
    if (call.signal.aborted) return cancelled(call.doing);
    const login: Outcome<Access> = await this.access.current();
    // What was wanted stays what was wanted, though the reason lies with the login.
    if (!login.ok) return { ok: false, failure: { ...login.failure, doing: call.doing }, status: undefined };
    return login;
  }

  async #refusal(call: ApiCall, access: Access, answer: IncomingMessage): Promise<ApiFailure> {
    const status = answer.statusCode ?? 0;
    if (status === 401) this.access.refused(access);
    const body = await readText(answer, REFUSAL_LIMIT_BYTES).catch(() => "");
    return statusFailure(call.doing, this.context, status, body);
  }
}

function urlOf(access: Access, { path, query = [] }: ApiCall): string {
  const search = new URLSearchParams();
  for (const [key, value] of query) search.append(key, value);
  return `${access.server}${path}${search.size === 0 ? "" : `?${search.toString()}`}`;
}

function send(call: ApiCall, access: Access, context: string): Promise<ApiOutcome<IncomingMessage>> {
  const { doing, signal, method = "GET" } = call;
  const body = call.body === undefined ? undefined : JSON.stringify(call.body);
  const type = method === "PATCH" ? "application/merge-patch+json" : "application/json";
  const headers = {
    ...access.headers,
    Accept: "application/json",
    ...(body === undefined ? {} : { "Content-Type": type, "Content-Length": String(Buffer.byteLength(body)) }),
  };
  const options: RequestOptions = { method, headers, agent: access.agent, signal };
  return new Promise((resolve) => {
    const url = urlOf(access, call);
    const fail = (error: unknown): void =>
      resolve(signal.aborted ? cancelled(doing) : networkFailure(doing, context, error));
    try {
      const request = (url.startsWith("http:") ? httpRequest : httpsRequest)(url, options);
      const late = (): unknown => request.destroy(new Error(`no answer within ${ANSWER_MS / 1000} s`));
      const timer = call.mayBeginLate === true ? undefined : setTimeout(late, ANSWER_MS);
      request.on("socket", (socket) => socket.setKeepAlive(true, TCP_KEEPALIVE_MS));
      request.on("error", fail);
      request.on("close", () => clearTimeout(timer));
      request.on("response", (response) => {
        clearTimeout(timer);
        // The reader of the body learns of a cut by the `for await` that throws; this only keeps a late one from being uncaught.
        response.on("error", () => undefined);
        resolve({ ok: true, value: response });
      });
      request.end(body);
    } catch (error) {
      // Keys or certificates that cannot be read show only here.
      fail(error);
    }
  });
}

async function readText(message: IncomingMessage, limit = Infinity): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks).toString("utf8");
}
