// What the watch of a real podman shows, and how it outlives the engine.
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { TestIocs } from "../../support/containers/testIocs.ts";
import { podman } from "../../support/containers/testPodman.ts";
import { parts, without } from "../../support/parts.ts";
import { waitFor, Watching } from "../../support/watching.ts";

const signal = new AbortController().signal;

describe("The watch of podman", { skip: without("engine", "images") }, () => {
  const iocs = new TestIocs();
  const sleeping = { options: ["--detach"], command: ["sleep", "1000"] };
  after(() => iocs.removeAll());

  test("shows containers of IOC images and labelled ones, not those whose label says no", async () => {
    const watching = await iocs.watch();
    await iocs.make("run", { name: "ck-watch-01", ...sleeping });
    await iocs.make("run", { name: "ck-watch-02", ...sleeping, options: ["--detach", "--label", "is_ioc=false"] });
    const dev = ["--detach", "--label", "devcontainer.local_folder=/x"];
    await iocs.make("run", { name: "ck-watch-03", ...sleeping, options: dev });
    await iocs.make("create", { name: "ck-watch-04", options: [...dev.slice(1), "--label", "ck-extra=1"] });
    await watching.until("ck-watch-04", ({ state }) => state.kind === "stopped");
    const ioc = await watching.until("ck-watch-01", ({ state }) => state.kind === "running");
    assert.match(ioc.digest ?? "", /^sha256:[0-9a-f]{64}$/);
    assert.equal(watching.latest("ck-watch-02"), undefined);
    assert.equal(watching.latest("ck-watch-03"), undefined);
  });

  test("follows pausing, renaming, crashing, starting anew and removing", async () => {
    const watching = await iocs.watch();
    await watching.until("ck-watch-01", ({ state }) => state.kind === "running");
    await podman("pause", "ck-watch-01");
    await watching.until("ck-watch-01", ({ state }) => state.kind === "unknown" && state.why === "paused");
    await podman("unpause", "ck-watch-01");
    await watching.until("ck-watch-01", ({ state }) => state.kind === "running");
    await iocs.make("run", {
      name: "ck-watch-05",
      options: ["--detach"],
      command: ["sh", "-c", "kill -SEGV $$; exit 139"],
    });
    const crashed = await watching.until("ck-watch-05", ({ state }) => state.kind === "failed");
    assert.deepEqual(crashed.state, { kind: "failed", reason: "exit 139 (SIGSEGV)" });
    assert.match(crashed.lastFailure ?? "", /^exit 139 \(SIGSEGV\), \d{4}-/);
    await podman("rename", "ck-watch-05", "ck-watch-06");
    await watching.until("ck-watch-06", ({ state }) => state.kind === "failed");
    assert.equal(watching.latest("ck-watch-05"), undefined);
    await podman("rm", "ck-watch-06");
    await waitFor("the removal", () => (watching.latest("ck-watch-06") === undefined ? true : undefined));
  });

  test("counts the restarts of a crash loop", async () => {
    const watching = await iocs.watch();
    const options = ["--detach", "--restart", "on-failure:3"];
    await iocs.make("run", { name: "ck-watch-07", options, command: ["sh", "-c", "exit 5"] });
    const ioc = await watching.until("ck-watch-07", ({ state, restarts }) => state.kind === "failed" && restarts === 3);
    assert.deepEqual(ioc.state, { kind: "failed", reason: "exit 5" });
  });

  test("shows that an IOC which does not heed SIGTERM is stopping, and that it was stopped, not that it failed", async () => {
    await iocs.run("ck-watch-08", "--stop-timeout", "3");
    const watching = await iocs.watch();
    const runtime = await iocs.runtime();
    const ioc = await watching.until("ck-watch-08", ({ state }) => state.kind === "running");
    const stopped = runtime.stop?.(ioc, signal);
    await watching.until("ck-watch-08", ({ state }) => state.kind === "stopping");
    assert.deepEqual(await stopped, { ok: true, value: undefined });
    await watching.until("ck-watch-08", ({ state }) => state.kind === "stopped");
    assert.deepEqual(await runtime.stop?.(ioc, signal), { ok: true, value: undefined });
    const gone = await runtime.start?.({ ...ioc, ref: { ...ioc.ref, name: "ck-no-such" } }, signal);
    assert.equal(gone?.ok === false ? gone.failure.kind : "", "notFound");
  });

  test("keeps what was known when the engine goes away, and is live again when it is back", async () => {
    const folder = await mkdtemp(join(tmpdir(), "ck-service-"));
    const socket = join(folder, "podman.sock");
    let service = await startService(socket);
    const source = containersSource(() => ({ engine: `unix://${socket}`, extraLabels: [] }), {});
    const found = await source.discover(signal);
    assert.ok(found.ok);
    const watching = new Watching(found.value[0]!);
    await watching.until("ck-watch-01", ({ state }) => state.kind === "running");
    await stopService(service);
    const stale = await waitFor("a stale picture", () => {
      const latest = watching.snapshots.at(-1);
      return latest?.kind === "stale" ? latest : undefined;
    });
    assert.equal(stale.failure.kind, "unreachable");
    assert.ok(stale.iocs.some(({ ref }) => ref.name === "ck-watch-01"));
    await iocs.make("run", { name: "ck-watch-09", ...sleeping });
    service = await startService(socket);
    await watching.until("ck-watch-09", ({ state }) => state.kind === "running");
    assert.equal(watching.snapshots.at(-1)?.kind, "live");
    watching.end();
    await stopService(service);
    await rm(folder, { recursive: true });
  });
});

async function startService(socket: string): Promise<ChildProcess> {
  const { podman: program, environment } = parts.engine!;
  const args = ["system", "service", "--time", "0", `unix://${socket}`];
  const service = spawn(program, args, { env: { ...process.env, ...environment }, stdio: "ignore" });
  const source = containersSource(() => ({ engine: socket, extraLabels: [] }), {});
  for (let attempt = 0; attempt < 200; attempt++) {
    if ((await source.discover(signal)).ok) return service;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("podman's service does not answer");
}

async function stopService(service: ChildProcess): Promise<void> {
  const ended = once(service, "exit");
  service.kill();
  await ended;
}
