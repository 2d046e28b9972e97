import assert from "node:assert/strict";
import { test } from "node:test";
import { tabName, terminalTitle } from "../../../src/terminals/consoleWords.ts";

test("the tab of a cluster's IOC names its beamline, and tells whether keys reach it", () => {
  const title = terminalTitle("va-ioc", { kind: "cluster", cluster: "argus", beamline: "p47-beamline" });
  assert.equal(tabName(title, "reading"), "🔒 va-ioc · p47-beamline");
  assert.equal(tabName(title, "controlling"), "✎ va-ioc · p47-beamline");
  assert.equal(tabName(title, "ended"), "🔒 va-ioc · p47-beamline (ended)");
});

test("the tab of a local IOC names the engine", () => {
  assert.equal(terminalTitle("va-ioc", { kind: "engine", engine: "podman" }), "va-ioc · podman");
});
