// The states of real workloads that go wrong in the usual ways.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Ioc } from "../../../src/core/ioc.ts";
import { iocObjects, type IocObjects } from "../../support/kubernetes/iocObjects.ts";
import { testNamespace, type TestNamespace } from "../../support/kubernetes/testNamespace.ts";
import { without } from "../../support/parts.ts";
import { Watching } from "../../support/watching.ts";

const IOCS: readonly IocObjects[] = [
  { name: "bk-crashing", command: ["sh", "-c", "echo cannot find device; exit 3"] },
  // Process 1 of a container cannot be killed from inside; its shell passes on how the child ended.
  { name: "bk-killed", command: ["bash", "-c", "bash -c 'kill -SEGV $BASHPID'; exit $?"] },
  { name: "bk-no-image", image: "localhost/no-such-image:1" },
  { name: "bk-bad-name", image: "Not An Image" },
  { name: "bk-too-big", requests: { cpu: "900" } },
  { name: "bk-no-account", serviceAccount: "nobody-made-it" },
  { name: "bk-stopped", replicas: 0 },
  { name: "bk-before", generation: "before" },
  { name: "bk-first", generation: "first" },
];

describe("IOCs of a real cluster", { skip: without("cluster", "images") }, () => {
  let namespace: TestNamespace;
  let watching: Watching;
  before(async () => {
    namespace = await testNamespace();
    await namespace.apply(...IOCS.flatMap(iocObjects));
    watching = new Watching(await namespace.runtime());
  });
  after(async () => {
    watching.end();
    await namespace.remove();
  });
  const failedWith = async (name: string, reason: RegExp): Promise<Ioc> =>
    watching.until(name, ({ state }) => state.kind === "failed" && reason.test(state.reason));

  test("one that ends again and again is in a crash loop, with its exit code and the time of the next try", async () => {
    const ioc = await failedWith("bk-crashing", /^crash loop · exit 3 · \d+ restarts? · next try 20\d\d-.*Z$/);
    assert.match(ioc.lastFailure ?? "", /^exit 3, 20\d\d-/);
    assert.ok(ioc.restarts > 0);
  });
  test("one that a signal killed names the signal", async () => {
    await failedWith("bk-killed", /exit 139 \(SIGSEGV\)/);
  });
  test("one whose image is nowhere names the image", async () => {
    await failedWith("bk-no-image", /^(ErrImagePull|ImagePullBackOff): .*localhost\/no-such-image:1/);
  });
  test("one whose image cannot be a name says so", async () => {
    await failedWith("bk-bad-name", /^InvalidImageName/);
  });
  test("one that no node can hold says what is missing", async () => {
    await failedWith("bk-too-big", /^no node fits: .*Insufficient cpu/);
  });
  test("one whose pod may not be made tells the event's reason", async () => {
    await failedWith("bk-no-account", /nobody-made-it/);
  });
  test("one that is scaled to zero is stopped", async () => {
    await watching.until("bk-stopped", ({ state }) => state.kind === "stopped");
  });
  test("both older generations of the chart are seen", async () => {
    await watching.until("bk-before", ({ state }) => state.kind === "running");
    await watching.until("bk-first", ({ state }) => state.kind === "running");
  });
  test("an IOC that is deleted leaves the picture, a new one enters it", async () => {
    await namespace.kubectl("delete", "statefulset", "bk-stopped");
    await namespace.apply(...iocObjects({ name: "bk-new", replicas: 0 }));
    await watching.until("bk-new", ({ state }) => state.kind === "stopped");
    assert.equal(watching.latest("bk-stopped"), undefined);
  });
});
