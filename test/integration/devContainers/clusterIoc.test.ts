// An IOC of a real cluster whose services repository is not at hand: its image and config come from what runs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { succeeded } from "../../../src/core/failure.ts";
import { IocStore } from "../../../src/core/iocStore.ts";
import { targetOfIoc } from "../../../src/devContainers/target.ts";
import { chartSettings } from "../../../src/servicesRepository/chartValues.ts";
import { initialised } from "../../support/kubernetes/initialised.ts";
import { iocObjects, recordOf } from "../../support/kubernetes/iocObjects.ts";
import { testNamespace, type TestNamespace } from "../../support/kubernetes/testNamespace.ts";
import { without } from "../../support/parts.ts";
import { ScriptedPerson } from "../../unit/devContainers/fakes.ts";
import { recordsOf } from "./records.ts";
import { startedIoc, workshop, type Workshop } from "./workshop.ts";

const NAME = "ik-ea-ioc-01";
const skip = without("cluster", "engine", "images", "registry");

let shop: Workshop;
let namespace: TestNamespace;

before(async () => {
  if (skip !== false) return;
  shop = await workshop();
  namespace = await testNamespace();
  await namespace.apply(...iocObjects({ name: NAME }));
});

after(async () => {
  if (skip !== false) return;
  await namespace.remove();
  await shop.close();
});

test(
  "the developer image of what runs opens with a copy of its config, and its IOC has the same records",
  { skip },
  async () => {
    const runtime = await namespace.runtime();
    const running = await initialised(runtime, NAME);
    const store = new IocStore([{ id: "kubernetes", discover: () => Promise.resolve(succeeded([runtime])) }]);
    const known = new Promise<void>((resolve) => {
      store.onChange(() => {
        if (store.find(running.ref)?.ioc.state.kind === "running") resolve();
      });
    });
    store.open();
    await known;
    const target = targetOfIoc(store, [], running.ref);
    store.close();
    assert.match(target.running?.ioc.digest ?? "", /^sha256:[0-9a-f]{64}$/);

    const dialogue = new ScriptedPerson("Copy Its Config");
    const opened = await shop.open(target, { dialogue });
    assert.equal(opened.verdict.kind, "sameRelease", JSON.stringify(opened.verdict));
    assert.ok((await readFile(opened.readme, "utf8")).includes(`running in ${namespace.name} on `));

    const terminal = await startedIoc(shop, { name: NAME, command: chartSettings(NAME, {}, {}).command });
    assert.deepEqual(await recordsOf(terminal, NAME), [recordOf(NAME)]);
    await terminal.close();
  },
);
