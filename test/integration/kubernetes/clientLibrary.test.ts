// Canaries: the faults of the client library for which we do some things ourselves. When one of these tests fails, the fault is gone
// and our own way may go too.
import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { get, type IncomingMessage, type RequestOptions } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { KubeConfig } from "@kubernetes/client-node";
import { FakeApiServer } from "../../support/kubernetes/fakeApiServer.ts";

describe("The Kubernetes client library still", () => {
  const server = new FakeApiServer();
  const config = (): KubeConfig => {
    const loaded = new KubeConfig();
    loaded.loadFromFile(server.kubeconfig);
    loaded.setCurrentContext("argus");
    return loaded;
  };
  before(() => server.start());
  after(() => server.remove());

  test("runs a login plugin once for each request at a time (clusterAccess.ts)", async () => {
    const runs = join(server.folder, "runs");
    writeFileSync(runs, "");
    const plugin = `require("fs").appendFileSync(${JSON.stringify(runs)}, "x"); console.log('{"status":{"token":"t"}}')`;
    server.writeKubeconfig({ exec: { command: process.execPath, args: ["-e", plugin] } });
    const shared = config();
    await Promise.all([1, 2, 3].map(() => shared.applyToHTTPSOptions({})));
    assert.equal(readFileSync(runs, "utf8"), "xxx");
  });

  test("makes agents that open a connection for each request (clusterAccess.ts)", async () => {
    server.writeKubeconfig({ token: "t" });
    const options: RequestOptions = {};
    const library = config();
    await library.applyToHTTPSOptions(options);
    const before = server.connections;
    for (let round = 0; round < 3; round += 1) {
      const [response] = (await once(get(`${library.clusters[0]?.server ?? ""}/version`, options), "response")) as [
        IncomingMessage,
      ];
      await response.resume().toArray();
    }
    assert.equal(server.connections - before, 3);
  });

  test("quotes the kubeconfig, secrets and all, when it is broken (kubeconfig.ts)", () => {
    const quote = "users:\n- name: me\n  user: {token: hunter2\ncontexts: [";
    assert.throws(() => new KubeConfig().loadFromString(quote), /hunter2/);
  });
});
