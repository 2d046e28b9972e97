import assert from "node:assert/strict";
import { test } from "node:test";
import type { Location, Position } from "vscode-languageserver-types";
import { codeLenses } from "../../../language-server/iocYaml/codeLenses.ts";
import { ioc, IOC_PATH, openIoc } from "./iocFixture.ts";

const URI = `file://${IOC_PATH}`;

/** `line: title (what it shows)`. */
async function lenses(text: string): Promise<readonly string[]> {
  const analysis = await openIoc(text);
  return codeLenses(analysis).map(({ range, command }) => {
    const [uri, , locations] = (command?.arguments ?? []) as [string, Position?, (readonly Location[])?];
    assert.equal(uri, URI);
    const shown = (locations ?? []).map((each) => each.range.start.line + 1).join(", ");
    return `${range.start.line + 1}: ${command?.title ?? ""}${shown === "" ? "" : ` (${shown})`}`;
  });
}

const device = (port: string): string => `  - {type: m.Device, port: ${port}, P: X}\n`;

test("the preview is above the file, references above the entities that have some, those in repeats counted", async () => {
  const ports =
    "  - type: m.Port\n    name: p1\n    addr: a\n  - {type: m.Port, name: p2, addr: b}\n  - {type: m.Port, name: p3, addr: c}\n";
  const repeat = "  - type: ibek.repeat\n    values: [1]\n    entity: {type: m.Device, port: p1, P: X}\n";
  assert.deepEqual(await lenses(ioc(ports + device("p1") + device("p2") + repeat)), [
    "1: Preview startup script",
    "4: 2 references (9, 13)",
    "7: 1 reference (10)",
  ]);
});

test("a click shows the references from the place of the id", async () => {
  const analysis = await openIoc(ioc(`  - type: m.Port\n    addr: a\n    name: p1\n${device("p1")}`));
  assert.deepEqual(codeLenses(analysis)[1]?.command?.arguments?.[1], { line: 5, character: 10 });
});

test("a file that is no ioc.yaml has none", async () => {
  assert.deepEqual(await lenses(""), []);
  assert.deepEqual(await lenses("- a\n"), []);
  assert.deepEqual(await lenses("a: \u0000"), []);
});
