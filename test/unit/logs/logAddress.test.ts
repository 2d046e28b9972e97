import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, refAt } from "../../../src/logs/logAddress.ts";

test("a log's address leads back to its IOC, whatever its name holds", () => {
  for (const name of ["bl47p-va-ioc-01", "my.log", "a b"]) {
    const ref = { runtime: "kubernetes:argus/p47-beamline", name };
    assert.deepEqual(refAt(addressOf(ref)), ref);
  }
});
