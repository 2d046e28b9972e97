import assert from "node:assert/strict";
import { test } from "node:test";
import type { SelectionRange } from "vscode-languageserver-types";
import { selectionRanges } from "../../../language-server/iocYaml/selectionRanges.ts";
import { marked } from "../../support/marked.ts";
import { ioc, openIoc } from "./iocFixture.ts";

/** What is selected step by step, from the inside out. */
async function steps(source: string): Promise<readonly string[]> {
  const { text, cursor } = marked(source);
  const analysis = await openIoc(text);
  const found: string[] = [];
  let step: SelectionRange | undefined = selectionRanges(analysis, [analysis.lines.positionAt(cursor ?? 0)])[0];
  for (; step; step = step.parent) {
    const { start, end } = step.range;
    found.push(text.slice(analysis.lines.offsetAt(start), analysis.lines.offsetAt(end)));
  }
  return found;
}

test("the selection grows from a word over its value, its entity and the list to the file", async () => {
  const port = 'type: m.Port\n    name: p1\n    addr: "a"';
  const device = "type: m.Device # the one\n    port: p1";
  const list = `- ${port}\n\n  - ${device}`;
  const text = ioc(`  ${list}\n\n`);
  const cursor = text.indexOf('a"');
  assert.deepEqual(await steps(`${text.slice(0, cursor)}$0${text.slice(cursor)}`), [
    "a",
    '"a"',
    'addr: "a"',
    port,
    `- ${port}`,
    list,
    `entities:\n  ${list}`,
    text,
  ]);
});

test("inside a repeat the selection stops at its entity and its list of values", async () => {
  const text = ioc("  - type: ibek.repeat\n    values: [1, 2$02]\n    entity:\n      type: m.Port\n      addr: x\n");
  assert.deepEqual((await steps(text)).slice(0, 4), [
    "22",
    "[1, 22]",
    "values: [1, 22]",
    "type: ibek.repeat\n    values: [1, 22]\n    entity:\n      type: m.Port\n      addr: x",
  ]);
  const inner = ioc("  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: m.Port\n      ad$0dr: x\n");
  assert.deepEqual((await steps(inner)).slice(0, 4), [
    "addr",
    "addr: x",
    "type: m.Port\n      addr: x",
    "entity:\n      type: m.Port\n      addr: x",
  ]);
});

test("in Jinja the selection grows over the parts of the expression", async () => {
  const text = ioc('  - type: m.Port\n    addr: "a{{ (po$0rt.addr ~ \\"b\\") | upper }}"\n');
  assert.deepEqual((await steps(text)).slice(0, 7), [
    "port",
    "port.addr",
    'port.addr ~ \\"b\\"',
    '{{ (port.addr ~ \\"b\\") | upper }}',
    'a{{ (port.addr ~ \\"b\\") | upper }}',
    '"a{{ (port.addr ~ \\"b\\") | upper }}"',
    'addr: "a{{ (port.addr ~ \\"b\\") | upper }}"',
  ]);
});

test("where nothing is written, the whole file is selected", async () => {
  const text = `# a comment\n${ioc("")}`;
  assert.deepEqual(await steps(`# a $0comment\n${ioc("")}`), [text]);
  assert.deepEqual(await steps("$0"), [""]);
});
