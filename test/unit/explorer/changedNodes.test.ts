import assert from "node:assert/strict";
import { test } from "node:test";
import { changedNodes } from "../../../src/explorer/changedNodes.ts";
import { iocTree } from "../../../src/explorer/iocTree.ts";
import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";

function tree(restarts: number) {
  const iocs = [fakeIoc("bl47p-va-ioc-01", { restarts })];
  return iocTree([
    { id: "kubernetes", state: { runtimes: [{ runtime: new FakeRuntime(iocs), snapshot: { kind: "live", iocs } }] } },
  ]);
}

test("only the beamline whose IOC changed is drawn again", () => {
  assert.deepEqual(changedNodes(tree(0), tree(0)), []);
  assert.deepEqual(changedNodes(tree(0), tree(1)), ["fake:place"]);
});

test("everything is drawn again when a beamline comes or goes", () => {
  assert.equal(changedNodes([], tree(0)), "all");
});
