import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { failed, succeeded } from "../../../src/core/failure.ts";
import { IocStore, iocsOf } from "../../../src/core/iocStore.ts";
import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the store of all known IOCs", () => {
  test("contacts nothing before it is opened", async () => {
    let asked = 0;
    const store = new IocStore([
      { id: "kubernetes", discover: () => Promise.resolve(succeeded([])).finally(() => (asked += 1)) },
    ]);
    await settled();
    assert.deepEqual([asked, store.sources()], [0, []]);
    store.open();
    assert.deepEqual(store.sources(), [{ id: "kubernetes", state: "looking" }]);
    await settled();
    assert.equal(asked, 1);
  });

  test("tells its listeners of every change and finds an IOC by its reference", async () => {
    const runtime = new FakeRuntime([fakeIoc("bl01t-ts-demo-01")]);
    const store = new IocStore([{ id: "fake", discover: () => Promise.resolve(succeeded([runtime])) }]);
    const seen: string[] = [];
    const end = store.onChange(() =>
      seen.push(
        store
          .runtimes()
          .flatMap(({ snapshot }) => iocsOf(snapshot))
          .map((ioc) => ioc.state.kind)
          .join(),
      ),
    );
    store.open();
    await settled();
    runtime.change("bl01t-ts-demo-01", { state: { kind: "stopped" } });
    end();
    runtime.change("bl01t-ts-demo-01", { state: { kind: "stopping" } });
    assert.deepEqual(seen, ["", "", "running", "stopped"]);
    assert.equal(store.find({ runtime: "fake:place", name: "bl01t-ts-demo-01" })?.ioc.state.kind, "stopping");
    assert.equal(store.find({ runtime: "fake:place", name: "another" }), undefined);
  });

  test("keeps what it knows while it looks again, and hears nothing more once closed", async () => {
    const runtime = new FakeRuntime([fakeIoc("bl01t-ts-demo-01")]);
    const store = new IocStore([{ id: "fake", discover: () => Promise.resolve(succeeded([runtime])) }]);
    store.open();
    await settled();
    store.open();
    assert.equal(iocsOf(store.runtimes()[0]?.snapshot).length, 1);
    await settled();
    store.close();
    runtime.change("bl01t-ts-demo-01", { restarts: 7 });
    assert.equal(store.find({ runtime: "fake:place", name: "bl01t-ts-demo-01" })?.ioc.restarts, 0);
  });

  test("shows why a source has nothing to offer", async () => {
    const refusal = failed("toolMissing", "list local containers", "podman is not installed");
    const store = new IocStore([{ id: "containers", discover: () => Promise.resolve(refusal) }]);
    store.open();
    await settled();
    assert.deepEqual(store.sources(), [{ id: "containers", state: { failure: refusal.failure } }]);
  });
});
