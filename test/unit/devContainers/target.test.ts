import assert from "node:assert/strict";
import { test } from "node:test";
import { succeeded } from "../../../src/core/failure.ts";
import type { Ioc } from "../../../src/core/ioc.ts";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import { IocStore } from "../../../src/core/iocStore.ts";
import { targetOfInstance, targetOfIoc } from "../../../src/devContainers/target.ts";
import { ARGUS, instance, ioc, runtimeAt } from "./fakes.ts";

async function storeOf(...known: readonly (readonly [IocRuntime, readonly Ioc[]])[]): Promise<IocStore> {
  const runtimes = known.map(([runtime, iocs]): IocRuntime => ({
    ...runtime,
    watch: (onSnapshot) => onSnapshot({ kind: "live", iocs }),
  }));
  const store = new IocStore([{ id: "fake", discover: () => Promise.resolve(succeeded(runtimes)) }]);
  store.open();
  await Promise.resolve();
  await Promise.resolve();
  return store;
}

const LOCAL = runtimeAt({ kind: "engine", engine: "podman" });
const instances = [instance("bl47p-mo-01")];

test("an IOC of the tree brings its instance, an instance brings its IOC", async () => {
  const store = await storeOf([ARGUS, [ioc("bl47p-mo-01")]]);
  const byIoc = targetOfIoc(store, instances, { runtime: ARGUS.id, name: "bl47p-mo-01" });
  assert.equal(byIoc.instance, instances[0]);
  assert.equal(byIoc.running?.ioc.ref.name, "bl47p-mo-01");
  const byInstance = targetOfInstance(store, instance("bl47p-mo-01"));
  assert.equal(byInstance.running?.runtime.id, ARGUS.id);
});

test("opening one of our own dev containers means the instance it was made for", async () => {
  const dev = ioc("bl47p-mo-01-dev", { ref: { runtime: LOCAL.id, name: "bl47p-mo-01-dev" } });
  const store = await storeOf([LOCAL, [dev]], [ARGUS, [ioc("bl47p-mo-01")]]);
  const target = targetOfIoc(store, instances, dev.ref);
  assert.equal(target.name, "bl47p-mo-01");
  assert.equal(target.running?.runtime.id, ARGUS.id);
});

test("an IOC that no folder of the workspace holds is a target all the same", async () => {
  const store = await storeOf([ARGUS, [ioc("bl47p-va-07")]]);
  const target = targetOfIoc(store, instances, { runtime: ARGUS.id, name: "bl47p-va-07" });
  assert.equal(target.name, "bl47p-va-07");
  assert.equal(target.instance, undefined);
});
