// A Kubernetes API server of few words, in this process: tests say what it answers, and see what it was asked.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocketServer, type WebSocket } from "ws";
import { run, type Run } from "../../../src/processes/run.ts";
import { ApiServer } from "../../../src/runtimes/kubernetes/apiServer.ts";
import { ClusterAccess } from "../../../src/runtimes/kubernetes/clusterAccess.ts";

export type Answer = (url: URL, response: ServerResponse, request: IncomingMessage) => void;

export class FakeApiServer {
  /** `GET /api/v1/pods?watch=1` in the order in which they came. */
  readonly requests: string[] = [];
  connections = 0;
  answer: Answer = (_url, response) => json(response, {});
  /** Without it every upgrade is refused by `answer`. */
  onSocket: ((socket: WebSocket, url: URL) => void) | undefined;
  readonly folder = mkdtempSync(join(tmpdir(), "fake-api-server-"));
  readonly kubeconfig = join(this.folder, "config");
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #port = 0;

  constructor() {
    const sockets = new WebSocketServer({ noServer: true });
    this.#server = createServer((request, response) => this.answer(this.#note(request), response, request));
    this.#server.on("connection", (socket) => {
      this.connections += 1;
      this.#open.add(socket);
      socket.on("close", () => this.#open.delete(socket));
    });
    this.#server.on("upgrade", (request, socket, head) => {
      const url = this.#note(request);
      const { onSocket } = this;
      if (onSocket) sockets.handleUpgrade(request, socket, head, (open) => onSocket(open, url));
      else socket.end(REFUSED_UPGRADE);
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, "127.0.0.1", resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
    this.writeKubeconfig({ token: "secret-1" });
    return this;
  }

  /** Cuts every connection and refuses new ones; `start` brings it back at the same address. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  /** Of one context, `argus`, with this user entry. */
  writeKubeconfig(user: object): void {
    const server = `http://127.0.0.1:${this.#port}`;
    const config = {
      contexts: [{ name: "argus", context: { cluster: "argus-cluster", user: "engineer" } }],
      clusters: [{ name: "argus-cluster", cluster: { server, "insecure-skip-tls-verify": true } }],
      users: [{ name: "engineer", user }],
    };
    writeFileSync(this.kubeconfig, JSON.stringify(config));
  }

  access(execute: Run = run, now?: () => number): ClusterAccess {
    return new ClusterAccess([this.kubeconfig], "argus", execute, now);
  }

  api(): ApiServer {
    return new ApiServer(this.access());
  }

  #note(request: IncomingMessage): URL {
    this.requests.push(`${request.method ?? ""} ${decodeURIComponent(request.url ?? "")}`);
    return new URL(request.url ?? "", "http://fake");
  }
}

export function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json" });
  response.end(JSON.stringify(body));
}

export function refusal(response: ServerResponse, status: number, message: string): void {
  json(response, statusObject(status, message), status);
}

export function statusObject(code: number, message: string): object {
  return { kind: "Status", status: "Failure", code, message };
}

const FORBIDDEN = JSON.stringify(
  statusObject(403, 'pods "x" is forbidden: User "me" cannot create resource "pods/exec"'),
);
const REFUSED_UPGRADE = `HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nContent-Length: ${FORBIDDEN.length}\r\n\r\n${FORBIDDEN}`;
