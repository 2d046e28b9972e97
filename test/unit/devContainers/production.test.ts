import assert from "node:assert/strict";
import { test } from "node:test";
import { productionOf, runningIocOf } from "../../../src/devContainers/production.ts";
import { ARGUS, DIGEST, instance, ioc, runtimeAt } from "./fakes.ts";

const local = runtimeAt({ kind: "engine", engine: "podman" });

test("what runs goes before what is pinned, and the difference is told", () => {
  const pinned = instance("bl47p-mo-01", { image: "ghcr.io/x/ioc-pmac-runtime:2026.7.1" });
  assert.deepEqual(productionOf({ ioc: ioc("bl47p-mo-01"), runtime: ARGUS }, pinned), {
    image: "ghcr.io/x/ioc-pmac-runtime:2026.6.1",
    digest: DIGEST,
    knownFrom: "running in p47-beamline on argus",
    pinnedOtherwise: "ghcr.io/x/ioc-pmac-runtime:2026.7.1",
  });
});

test("a stopped IOC is known by what its workload would run", () => {
  const production = productionOf({ ioc: ioc("bl47p-mo-01", { digest: undefined }), runtime: ARGUS }, undefined);
  assert.deepEqual([production?.knownFrom, production?.digest], ["deployed in p47-beamline on argus", undefined]);
});

test("without an IOC the values count, with the digest they may pin", () => {
  const pinned = `ghcr.io/x/ioc-pmac-runtime:2026.6.1@${DIGEST}`;
  assert.deepEqual(productionOf(undefined, instance("bl47p-mo-01", { image: pinned })), {
    image: pinned,
    digest: DIGEST,
    knownFrom: "pinned in values.yaml",
    pinnedOtherwise: undefined,
  });
});

test("nothing known is nothing guessed", () => {
  assert.equal(productionOf(undefined, undefined), undefined);
  assert.equal(productionOf(undefined, instance("bl47p-mo-01", { image: undefined })), undefined);
  assert.equal(productionOf({ ioc: ioc("a", { image: undefined }), runtime: ARGUS }, undefined), undefined);
});

test("of several IOCs of one name the one running in a cluster is production", () => {
  const name = "bl47p-mo-01";
  const stopped = { ioc: ioc(name, { digest: undefined }), runtime: ARGUS };
  const running = { ioc: ioc(name), runtime: ARGUS };
  const here = { ioc: ioc(name), runtime: local };
  const other = { ioc: ioc("bl47p-mo-02"), runtime: ARGUS };
  assert.equal(runningIocOf([other, here, stopped, running], name), running);
  assert.equal(runningIocOf([other, here], name), here);
  assert.equal(runningIocOf([other], name), undefined);
});
