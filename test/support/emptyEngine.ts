import { createServer, type Server } from "node:http";

/** Answers as a podman without containers, until it is told to die. */
export class EmptyEngine {
  readonly socket: string;
  #server: Server | undefined;

  constructor(socket: string) {
    this.socket = socket;
  }

  async live(): Promise<void> {
    const server = createServer(({ url = "" }, response) => {
      const [path] = url.split("?");
      if (path?.endsWith("/events")) response.writeHead(200).flushHeaders();
      else if (path?.endsWith("/version")) response.end(JSON.stringify({ Components: [{ Name: "Podman Engine" }] }));
      else if (path?.endsWith("/containers/json")) response.end("[]");
      else response.writeHead(404).end("{}");
    });
    await new Promise<void>((resolve) => server.listen(this.socket, resolve));
    this.#server = server;
  }

  /** The socket goes with it. */
  die(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }
}
