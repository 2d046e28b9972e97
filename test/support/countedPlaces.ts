// A cluster and a container engine that only count who calls: what must not be contacted is pointed at them.
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

export interface CountedPlace {
  /** Connections and requests until now: a connection may be used again, or nothing be asked on it. */
  readonly contacts: () => number;
  close(): Promise<void>;
}

export interface CountedCluster extends CountedPlace {
  /** Its only context is `argus`. */
  readonly kubeconfig: string;
}

export interface CountedEngine extends CountedPlace {
  /** Path of its socket. */
  readonly socket: string;
}

/** `user` is the kubeconfig's: `{ exec: { command: "/tmp/plugin", … } }`. */
export async function countedCluster(folder: string, user: object = { token: "none" }): Promise<CountedCluster> {
  const { server, ...place } = refusingServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const kubeconfig = path.join(folder, "counted.kubeconfig");
  const config = {
    apiVersion: "v1",
    kind: "Config",
    // The client library speaks plain HTTP only to a server whose certificate it would not check.
    clusters: [{ name: "argus", cluster: { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true } }],
    users: [{ name: "engineer", user }],
    contexts: [{ name: "argus", context: { cluster: "argus", user: "engineer", namespace: "bl01t-beamline" } }],
  };
  writeFileSync(kubeconfig, JSON.stringify(config));
  return { kubeconfig, ...place };
}

export async function countedEngine(folder: string): Promise<CountedEngine> {
  const { server, ...place } = refusingServer();
  const socket = path.join(folder, "counted.sock");
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return { socket, ...place };
}

function refusingServer(): CountedPlace & { readonly server: Server } {
  let count = 0;
  const server = createServer((_request, response) => {
    count += 1;
    response.writeHead(503).end("only counts");
  });
  server.on("connection", () => (count += 1));
  return {
    server,
    contacts: () => count,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
