import assert from "node:assert/strict";
import test from "node:test";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import { DEFAULT_SETTINGS, readSettings } from "../../../language-server/settings.ts";
import { asSet } from "../../../language-server/severities.ts";

test("settings that are missing or not as agreed count as not set", () => {
  for (const section of [null, 3, {}, { ioc: "x" }, { ioc: { ibekVersion: "auto", inlayHints: "no" }, rules: [1] }])
    assert.deepEqual(readSettings(section), DEFAULT_SETTINGS);
  const settings = readSettings({
    ioc: { ibekVersion: "4.6.2", inlayHints: false, definitions: "image" },
    rules: { "bad-enum": "off", "unknown-type": "loud" },
  });
  assert.deepEqual(settings, {
    ibekVersion: "4.6.2",
    definitions: "image",
    inlayHints: false,
    baseVersion: "7.0.10",
    rules: new Map([["bad-enum", "off"]]),
  });
});

test("a rule can be switched off or given another severity", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const found: readonly Diagnostic[] = ["a", "b", "c"].map((code) => ({ code, message: code, range }));
  const settings = readSettings({ rules: { a: "off", b: "hint" } });
  assert.deepEqual(
    asSet(found, settings).map(({ code, severity }) => [code, severity]),
    [
      ["b", DiagnosticSeverity.Hint],
      ["c", undefined],
    ],
  );
});
