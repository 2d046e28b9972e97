import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, succeeded, type Outcome } from "../../../src/core/failure.ts";
import type { IocRuntime, Snapshot } from "../../../src/core/iocRuntime.ts";
import { IocStore } from "../../../src/core/iocStore.ts";
import { isSettled, waitForStore } from "../../../src/core/waitForStore.ts";
import { HandClock } from "../../support/handClock.ts";
import { ARGUS, ioc } from "../devContainers/fakes.ts";

/** A store whose one cluster answers when it is told to. */
function slowStore(): {
  store: IocStore;
  discover: (outcome: Outcome<void>) => Promise<void>;
  tell: (snapshot: Snapshot) => void;
} {
  let tell: (snapshot: Snapshot) => void = () => undefined;
  const runtime: IocRuntime = { ...ARGUS, watch: (onSnapshot) => (tell = onSnapshot) };
  let discovered: (outcome: Outcome<readonly IocRuntime[]>) => void = () => undefined;
  const discovery = new Promise<Outcome<readonly IocRuntime[]>>((resolve) => (discovered = resolve));
  const store = new IocStore([{ id: "fake", discover: () => discovery }]);
  store.open();
  return {
    store,
    discover: async (outcome) => {
      discovered(outcome.ok ? succeeded([runtime]) : outcome);
      await discovery;
    },
    tell: (snapshot) => tell(snapshot),
  };
}

test("production is known once every place has told what it has", async () => {
  const { store, discover, tell } = slowStore();
  assert.equal(isSettled(store), false);
  await discover(succeeded(undefined));
  assert.equal(isSettled(store), false);
  tell({ kind: "live", iocs: [ioc("bl47p-mo-01")] });
  assert.equal(isSettled(store), true);
});

test("a place that cannot tell does not hold anything up", async () => {
  const { store, discover } = slowStore();
  await discover(failed("toolMissing", "find podman", "not installed"));
  assert.equal(isSettled(store), true);
});

test("the wait ends with what was found, at once or when it comes", async () => {
  const { store, discover, tell } = slowStore();
  const clock = new HandClock(0);
  const find = (): string | undefined => store.find(ioc("bl47p-mo-01").ref)?.ioc.ref.name;
  const waiting = waitForStore(store, clock, 1000, find);
  await discover(succeeded(undefined));
  tell({ kind: "live", iocs: [ioc("bl47p-mo-01")] });
  assert.equal(await waiting, "bl47p-mo-01");
  assert.equal(await waitForStore(store, clock, 1000, find), "bl47p-mo-01");
});

test("the wait ends empty-handed when the time is up", async () => {
  const { store } = slowStore();
  const clock = new HandClock(0);
  const waiting = waitForStore(store, clock, 1000, () => store.find(ioc("bl47p-mo-01").ref));
  clock.pass(1000);
  assert.equal(await waiting, undefined);
});
