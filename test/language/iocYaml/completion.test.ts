import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionItem } from "vscode-languageserver-types";
import { completion } from "../../../language-server/iocYaml/completion/completion.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { marked } from "../../support/marked.ts";
import { ioc, openIoc } from "./iocFixture.ts";

async function offered(source: string): Promise<{ text: string; items: readonly CompletionItem[] }> {
  const { text, cursor } = marked(source);
  assert.ok(cursor !== undefined);
  const analysis = await openIoc(text);
  return { text, items: completion(analysis, new LineIndex(text).positionAt(cursor)) };
}

/** In the order an editor shows them. */
async function labels(source: string): Promise<readonly string[]> {
  const { items } = await offered(source);
  return [...items]
    .sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1))
    .map(({ label }) => label);
}

/** The text after choosing an item, its snippet as it stands. */
async function accepting(source: string, label: string): Promise<string> {
  const { text, items } = await offered(source);
  const item = items.find((each) => each.label === label);
  assert.ok(
    item?.textEdit && "range" in item.textEdit,
    `${label} is not offered, but ${items.map((each) => each.label).join(", ")}`,
  );
  const index = new LineIndex(text);
  const { start, end } = item.textEdit.range;
  return text.slice(0, index.offsetAt(start)) + item.textEdit.newText + text.slice(index.offsetAt(end));
}

const TYPES = ["ibek.repeat", "ibek.wait_ip", "ibek.wait_usb", "m.Axis", "m.Device", "m.Named", "m.Port"];
const PORT = "  - {type: m.Port, name: p1, addr: a}\n";

test("behind `type:` every known entity type is offered", async () => {
  assert.deepEqual(await labels(ioc("  - type: $0\n")), TYPES);
  assert.deepEqual(await labels(ioc(`${PORT}  - type: $0`)), TYPES);
  assert.deepEqual(await labels(ioc("  - type: $0\n\n  - type: m.Port\n    name: p1\n")), TYPES);
});

test("choosing a type writes a line for each parameter that must be given", async () => {
  assert.equal(
    await accepting(ioc("  - type: m.De$0"), "m.Device"),
    ioc("  - type: m.Device\n  port: ${1}\n  P: ${2}"),
  );
});

test("ibek's own types bring what must be given too", async () => {
  assert.equal(
    await accepting(ioc("  - type: $0"), "ibek.repeat"),
    ioc("  - type: ibek.repeat\n  values: ${1}\n  entity:\n    ${2}"),
  );
  assert.equal(await accepting(ioc("  - type: $0"), "ibek.wait_ip"), ioc("  - type: ibek.wait_ip\n  address: ${1}"));
});

test("references and choices among them list what there is", async () => {
  const text = await accepting(ioc(`${PORT}  - type: $0\n`), "m.Device");
  assert.ok(text.endsWith("  - type: m.Device\n  port: ${1|p1|}\n  P: ${2}\n"), text);
});

test("changing the type of an entity leaves its parameters alone", async () => {
  const source = ioc("  - type: m.De$0vise\n    P: X\n");
  assert.equal(await accepting(source, "m.Device"), ioc("  - type: m.Device\n    P: X\n"));
});

test("a new line of an entity offers the parameters it lacks, those that must be given first", async () => {
  const names = ["port", "n", "f", "b", "l", "d", "DIR", "entity_enabled"];
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    P: X\n    $0\n")), names);
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    P: X\n    $0\n  - type: m.Port\n")), names);
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    $0\n    P: X\n")), names);
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    po$0\n    P: X\n")), names);
});

test("a chosen parameter brings its colon, and its choices", async () => {
  assert.equal(await accepting(ioc("  - type: m.Port\n    ad$0\n"), "addr"), ioc("  - type: m.Port\n    addr: ${1}\n"));
  const text = await accepting(ioc("  - type: m.Device\n    $0\n"), "DIR");
  assert.equal(text, ioc('  - type: m.Device\n    DIR: ${1|Pos,Neg,"1",2|}\n'));
});

test("what a parameter takes is told in plain words", async () => {
  const { items } = await offered(ioc("  - type: m.Device\n    $0\n"));
  const details = new Map(items.map(({ label, detail }) => [label, detail]));
  assert.equal(details.get("n"), "int, default 3");
  assert.equal(details.get("entity_enabled"), "bool, default true");
});

test("a name that has its colon is only renamed", async () => {
  assert.equal(
    await accepting(ioc("  - type: m.Port\n    ad$0r: 5\n"), "addr"),
    ioc("  - type: m.Port\n    addr: 5\n"),
  );
});

test("the choices of a parameter are offered, with quotes where they are needed", async () => {
  const { items } = await offered(ioc("  - type: m.Device\n    DIR: $0\n"));
  assert.deepEqual(
    items.map(({ label, detail }) => [label, detail]),
    [
      ["Pos", "0"],
      ["Neg", "1"],
      ['"1"', undefined],
      ["2", "two"],
    ],
  );
});

test("in a repeat a choice tells that its label stays", async () => {
  const { items } = await offered(
    ioc("  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: m.Device\n      DIR: $0\n"),
  );
  assert.deepEqual(
    items.slice(1, 3).map(({ detail }) => detail),
    ["stays Neg: in a repeat ibek does not make it 1", undefined],
  );
});

test("a switch is true or false", async () => {
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    b: $0\n")), ["true", "false"]);
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    entity_enabled: f$0\n")), ["true", "false"].sort());
});

test("a reference is offered the ids above that are of the right kind, the nearest first", async () => {
  const above = `${PORT}  - {type: m.Port, name: p2, addr: b}\n  - {type: m.Named, id: no_port}\n`;
  const below = "  - {type: m.Port, name: below, addr: c}\n";
  assert.deepEqual(await labels(ioc(`${above}  - type: m.Device\n    port: $0\n${below}`)), ["p2", "p1"]);
});

test("where nothing is of the right kind, every id above is offered", async () => {
  assert.deepEqual(await labels(ioc(`${PORT}  - type: m.Axis\n    device: $0\n`)), ["p1"]);
});

test("inside a repeat its entity's parameters are offered", async () => {
  const repeat = "  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: m.Port\n      $0\n";
  assert.deepEqual(await labels(ioc(repeat)), ["name", "addr", "num", "entity_enabled"]);
  assert.deepEqual(await labels(ioc("  - type: ibek.repeat\n    entity:\n      type: $0\n")), TYPES);
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    d:\n      $0\n")), []);
});

test("where an item may begin, one is offered", async () => {
  assert.equal(await accepting(ioc(`${PORT}  $0\n`), "- type:"), ioc(`${PORT}  - type: $0\n`));
  assert.equal(await accepting(ioc("  $0\n"), "- type:"), ioc("  - type: $0\n"));
});

test("behind a dash whole entities are offered", async () => {
  const text = await accepting(ioc(`${PORT}  - $0\n`), "m.Port");
  assert.equal(text, ioc(`${PORT}  - type: m.Port\n  name: \${1}\n  addr: \${2}\n`));
});

test("an entity between others is offered the ids above it only", async () => {
  const below = PORT.replace("p1", "p2");
  const choice = (ids: string): string => `  - type: m.Device\n  port: \${1${ids}}\n  P: \${2}`;
  assert.equal(await accepting(ioc(`  - $0\n${PORT}`), "m.Device"), ioc(`${choice("")}\n${PORT}`));
  assert.equal(await accepting(ioc(`${PORT}  - $0\n${below}`), "m.Device"), ioc(`${PORT}${choice("|p1|")}\n${below}`));
});

test("at the left margin the names around the entities are offered, as far as they are missing", async () => {
  assert.deepEqual(await labels("$0\n"), ["description", "entities", "ioc_name"]);
  assert.deepEqual(await labels("ioc_name: a\n$0\nentities: []\n"), ["description"]);
});

test("nothing is offered inside a comment or a text", async () => {
  assert.deepEqual(await labels(ioc("  - type: m.Port\n    # na$0\n")), []);
  assert.deepEqual(await labels(ioc("  - type: m.Port\n    addr: 10.0$0\n")), []);
});

test("behind a dash or a colon without a space, the space comes with what is chosen", async () => {
  assert.equal(await accepting(ioc("  -$0\n"), "ibek.wait_ip"), ioc("  - type: ibek.wait_ip\n  address: ${1}\n"));
  const flow = `${PORT}  - {type: m.Device, port:$0}\n`;
  assert.equal(await accepting(ioc(flow), "p1"), ioc(flow.replace("$0", " p1")));
  const lines = `${PORT}  - type: m.Device\n    port:$0\n`;
  assert.equal(await accepting(ioc(lines), "p1"), ioc(lines.replace("$0", " p1")));
  assert.equal(await accepting(ioc("  - type:$0\n    name: a\n"), "m.Port"), ioc("  - type: m.Port\n    name: a\n"));
});

test("behind a name in quotes values are offered", async () => {
  assert.deepEqual(await labels(ioc('  - "type": $0\n')), TYPES);
});
