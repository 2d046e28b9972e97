import assert from "node:assert/strict";
import { test } from "node:test";
import { contextChoices, namespaceChoices, namespaceProblem } from "../../../src/explorer/chooseClusters.ts";

const argus = { context: "argus-user", cluster: "argus", namespace: "p47-beamline" };

test("contexts already shown are ticked", () => {
  const rows = contextChoices(
    [argus, { context: "pollux", cluster: "pollux", namespace: undefined }],
    [{ context: "argus-user", namespace: "p47-beamline" }],
  );
  assert.deepEqual(rows, [
    { label: "argus-user", description: "argus cluster", picked: true },
    { label: "pollux", description: "", picked: false },
  ]);
});

test("chosen namespaces come first, then beamlines, and one that is gone stays visible", () => {
  const rows = namespaceChoices(
    argus,
    ["default", "p47-beamline", "i22-beamline"],
    [{ context: "argus-user", namespace: "gone" }],
  );
  assert.deepEqual(
    rows.map((row) => `${row.label}${row.picked ? " *" : ""}`),
    ["gone *", "i22-beamline", "p47-beamline", "default"],
  );
});

test("the context's own namespace is proposed the first time", () => {
  assert.deepEqual(
    namespaceChoices(argus, ["default"], [])
      .filter((row) => row.picked)
      .map((row) => row.label),
    ["p47-beamline"],
  );
});

test("a typed namespace follows Kubernetes' rule", () => {
  assert.equal(namespaceProblem("p47-beamline"), undefined);
  assert.match(namespaceProblem("P47 beamline") ?? "", /lower-case/);
});
