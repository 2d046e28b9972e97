// Clusters that answer every question with the same refusal, in the API server's own form.
import { writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { freePort } from "./parts/freePort.ts";

export interface RefusingClusters {
  /** Contexts: `expired` (401), `forbidden` (403), `unreachable` (nobody listens). */
  readonly kubeconfig: string;
  close(): void;
}

export async function refusingClusters(folder: string): Promise<RefusingClusters> {
  const expired = await refusing(401, "Unauthorized");
  const forbidden = await refusing(403, `statefulsets.apps is forbidden: User "engineer" cannot list it`);
  const ports = { expired: portOf(expired), forbidden: portOf(forbidden), unreachable: await freePort() };
  const names = Object.keys(ports);
  const config = {
    apiVersion: "v1",
    kind: "Config",
    // The client library speaks plain HTTP only to a server whose certificate it would not check.
    clusters: Object.entries(ports).map(([name, port]) => ({
      name,
      cluster: { server: `http://127.0.0.1:${port}`, "insecure-skip-tls-verify": true },
    })),
    users: [{ name: "engineer", user: { token: "none" } }],
    contexts: names.map((name) => ({ name, context: { cluster: name, user: "engineer" } })),
  };
  const kubeconfig = path.join(folder, "refusing.kubeconfig");
  writeFileSync(kubeconfig, JSON.stringify(config));
  return {
    kubeconfig,
    close: () => {
      for (const server of [expired, forbidden]) {
        server.close();
        server.closeAllConnections();
      }
    },
  };
}

async function refusing(code: number, message: string): Promise<Server> {
  const status = { kind: "Status", apiVersion: "v1", status: "Failure", code, message };
  const server = createServer((_request, response) => response.writeHead(code).end(JSON.stringify(status)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
