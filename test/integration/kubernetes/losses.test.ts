// What is lost while it is in use: the pod under a console, the container under a log, the server.
import assert from "node:assert/strict";
import { createServer } from "node:net";
import { after, before, describe, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import { initialised } from "../../support/kubernetes/initialised.ts";
import { iocObjects } from "../../support/kubernetes/iocObjects.ts";
import { testNamespace, type TestNamespace } from "../../support/kubernetes/testNamespace.ts";
import { without } from "../../support/parts.ts";
import { Reading, waitFor, Watching } from "../../support/watching.ts";

const signal = new AbortController().signal;
const SIZE = { columns: 80, rows: 24 };
const SOCKET = "bk-ea-ioc-31";
const OWN = "bk-ea-ioc-32";

describe("A loss in a real cluster", { skip: without("cluster", "images") }, () => {
  let namespace: TestNamespace;
  let runtime: IocRuntime;
  before(async () => {
    namespace = await testNamespace();
    await namespace.apply(...iocObjects({ name: SOCKET }), ...iocObjects({ name: OWN, ownTerminal: true }));
    runtime = await namespace.runtime();
  });
  after(() => namespace.remove());

  for (const name of [SOCKET, OWN]) {
    test(`the console of ${name} ends when its pod goes, and one on the next pod can be opened`, async () => {
      const ioc = await initialised(runtime, name);
      const first = await runtime.openConsole(ioc, SIZE, signal);
      assert.ok(first.ok);
      await namespace.kubectl("delete", "pod", `${name}-0`);
      const end = await first.value.ended;
      assert.notEqual(end.kind, "closed");
      const again = await runtime.openConsole(await initialised(runtime, name), SIZE, signal);
      assert.ok(again.ok);
      again.value.close();
    });
  }

  test("a shell whose terminal is closed does not stay in the container", async () => {
    const ioc = await initialised(runtime, SOCKET);
    const shell = await runtime.openShell(ioc, SIZE, signal);
    assert.ok(shell.ok);
    const reading = new Reading(shell.value.output);
    shell.value.write(Buffer.from("echo its-number-$$-\r"));
    const [, number = ""] = /its-number-(\d+)-/.exec(await reading.until(/its-number-\d+-/)) ?? [];
    shell.value.close();
    const command = `while test -d /proc/${number}; do sleep 0.2; done; echo gone`;
    assert.match(await namespace.kubectl("exec", `${SOCKET}-0`, "--", "sh", "-c", command), /gone/);
  });

  test("a console asked for while the container starts is that of stdio-socket", async () => {
    const watching = new Watching(runtime);
    const before = await watching.until(SOCKET, ({ state }) => state.kind === "running");
    await namespace.kubectl("delete", "pod", `${SOCKET}-0`);
    const fresh = await watching.until(
      SOCKET,
      ({ state }) => state.kind === "running" && !isDeepStrictEqual(state, before.state),
    );
    watching.end();
    const console = await runtime.openConsole(fresh, SIZE, signal);
    assert.equal(console.ok ? console.value.reaches : console.failure.why, "stdioSocket");
    if (console.ok) console.value.close();
  });

  test("a followed log ends with the container, and tells how it ended", async () => {
    const ioc = await initialised(runtime, OWN);
    const log = await runtime.followLog(ioc, { tailLines: 10, follow: true }, signal);
    assert.ok(log.ok);
    const reading = new Reading(log.value.output);
    await reading.until("initialization complete");
    const console = await runtime.openConsole(ioc, SIZE, signal);
    assert.ok(console.ok);
    console.value.write(Buffer.from("\x03"));
    assert.deepEqual(await log.value.ended, { kind: "exited", exitCode: 130 });
    assert.deepEqual(await console.value.ended, { kind: "exited", exitCode: undefined });
  });

  test("a followed log that is aborted ends quietly", async () => {
    const abort = new AbortController();
    const log = await runtime.followLog(
      await initialised(runtime, SOCKET),
      { tailLines: 0, follow: true },
      abort.signal,
    );
    assert.ok(log.ok);
    abort.abort();
    assert.deepEqual(await log.value.ended, { kind: "closed" });
  });

  test("an IOC that is gone altogether is not found", async () => {
    const ioc = { ...(await initialised(runtime, SOCKET)), ref: { runtime: runtime.id, name: "bk-never-was" } };
    for (const outcome of [await runtime.openConsole(ioc, SIZE, signal), await runtime.stop?.(ioc, signal)]) {
      assert.equal(outcome?.ok === false ? outcome.failure.kind : "", "notFound");
    }
  });

  test("a cluster that does not answer is unreachable, with the reason", async () => {
    const nobody = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => nobody.once("listening", resolve));
    const address = nobody.address();
    await new Promise((resolve) => nobody.close(resolve));
    const port = typeof address === "object" && address ? address.port : 0;
    const config = JSON.parse(await namespace.kubectl("config", "view", "--raw", "--minify", "-o", "json")) as {
      clusters: { cluster: object }[];
    };
    const clusters = config.clusters.map((entry) => ({
      ...entry,
      cluster: { ...entry.cluster, server: `https://127.0.0.1:${port}` },
    }));
    const watching = new Watching(await namespace.runtime(namespace.writeKubeconfig("gone", { ...config, clusters })));
    const snapshot = await waitFor("a snapshot", () => watching.snapshots[0]);
    watching.end();
    assert.ok(snapshot.kind === "unavailable");
    assert.deepEqual(
      [snapshot.failure.kind, snapshot.failure.why],
      ["unreachable", `no connection to ${namespace.context}: it refuses connections`],
    );
  });

  test("a server whose certificate another authority signed is not spoken to", async () => {
    const config = JSON.parse(await namespace.kubectl("config", "view", "--raw", "--minify", "-o", "json")) as {
      clusters: { cluster: Record<string, unknown> }[];
    };
    const clusters = config.clusters.map(({ cluster, ...entry }) => ({
      ...entry,
      cluster: { ...cluster, "certificate-authority-data": undefined },
    }));
    const watching = new Watching(
      await namespace.runtime(namespace.writeKubeconfig("stranger", { ...config, clusters })),
    );
    const snapshot = await waitFor("a snapshot", () => watching.snapshots[0]);
    watching.end();
    assert.match(snapshot.kind === "unavailable" ? snapshot.failure.why : "", /certificate/);
  });
});
