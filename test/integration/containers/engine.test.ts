// Finding an engine, and podman's own service where none listens.
import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "../../../src/core/failure.ts";
import { run, type Run } from "../../../src/processes/run.ts";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { parts, without } from "../../support/parts.ts";
import { waitFor, Watching } from "../../support/watching.ts";

const signal = new AbortController().signal;

describe("Where no engine listens", { skip: without("engine") }, () => {
  let folder = "";
  /** The tests' podman, which keeps its containers in a place of its own. */
  const execute: Run = (command, options) => run({ ...command, environment: parts.engine!.environment }, options);

  before(async () => (folder = await mkdtemp(join(tmpdir(), "ck-engine-"))));
  after(() => rm(folder, { recursive: true }));

  const services = async (): Promise<readonly number[]> => {
    const args = ["--full", `system service --time .*${folder}`];
    const found = value(await run({ program: "pgrep", args }, { doing: "look for it", signal }));
    return found.stdout.split("\n").filter(Boolean).map(Number);
  };

  test("podman's service is started, watched through, started anew when it dies, and stopped with the watch", async () => {
    const source = containersSource(
      () => ({ engine: "podman", extraLabels: [] }),
      { XDG_RUNTIME_DIR: folder },
      execute,
    );
    const life = new AbortController();
    const [runtime] = value(await source.discover(life.signal));
    assert.equal(runtime?.id, "containers:podman");
    const watching = new Watching(runtime);
    await waitFor("a live picture", () => (watching.snapshots.at(-1)?.kind === "live" ? true : undefined));
    const [service, ...others] = await services();
    assert.ok(service !== undefined && others.length === 0);
    assert.equal((await source.imageStore(signal)).ok, true);
    assert.deepEqual(await services(), [service], "the images use the same service");

    process.kill(service, "SIGKILL");
    const { length } = watching.snapshots;
    await waitFor("a live picture again", () => {
      const later = watching.snapshots.slice(length);
      return later.some(({ kind }) => kind === "stale") && later.at(-1)?.kind === "live" ? true : undefined;
    });

    watching.end();
    life.abort();
    await source.dispose();
    assert.deepEqual(await readdir(folder), [], "its folder is gone with the source");
    for (let attempt = 0; attempt < 100 && (await services()).length > 0; attempt++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    assert.deepEqual(await services(), []);
  });

  test("a podman that cannot start its service says so", async () => {
    const broken: Run = (command, options) =>
      run({ ...command, environment: { CONTAINERS_CONF: "/no/such/containers.conf" } }, options);
    const source = containersSource(() => ({ engine: "podman", extraLabels: [] }), { XDG_RUNTIME_DIR: folder }, broken);
    const outcome = await source.discover(signal);
    await source.dispose();
    assert.equal(outcome.ok ? "found" : outcome.failure.kind, "toolMissing");
  });
});

function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.failure));
  return outcome.value;
}
