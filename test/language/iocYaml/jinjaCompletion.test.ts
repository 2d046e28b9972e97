import assert from "node:assert/strict";
import { JINJA_FILTERS } from "../../../language-server/catalogue/jinjaFilters.ts";
import { newBudget } from "../../../language-server/ioc/jinja/budget.ts";
import { renderTemplate } from "../../../language-server/ioc/jinja/renderTemplate.ts";
import { parseTemplate } from "../../../language-server/syntax/jinja/parseTemplate.ts";
import { test } from "node:test";
import type { CompletionItem } from "vscode-languageserver-types";
import { completion } from "../../../language-server/iocYaml/completion/completion.ts";
import { marked } from "../../support/marked.ts";
import { ioc, openIoc, SUPPORT_PATH, type Surroundings } from "./iocFixture.ts";

const SUPPORT = `module: m
entity_models:
  - name: Port
    description: A port.
    parameters:
      name: {type: id, description: its name}
      addr: {type: str, description: its address}
    post_defines:
      url: {type: str, description: where it is, value: "http://{{ addr }}"}
  - name: Device
    description: A device.
    pre_defines:
      base: {type: int, description: where to count from, value: "{{ 1 + 1 }}"}
    parameters:
      port: {type: object, description: the port it is on}
      P: {type: str, description: prefix}
      Q: {type: str, description: suffix, default: ""}
      R: {type: str, description: rest, default: ""}
    post_defines:
      both: {description: both, value: "{{ P }}{{ Q }}"}
    pre_init:
      - value: go({{ port.addr }})
`;
const PORT = "  - {type: m.Port, name: p1, addr: a}\n";
const device = (Q: string): string => ioc(`${PORT}  - type: m.Device\n    port: p1\n    P: X\n    Q: ${Q}\n`);

async function offered(
  source: string,
  more: Surroundings = {},
): Promise<{ text: string; items: readonly CompletionItem[] }> {
  const { text, cursor } = marked(source);
  assert.ok(cursor !== undefined);
  const analysis = await openIoc(text, { files: { [SUPPORT_PATH]: SUPPORT }, ...more });
  const items = completion(analysis, analysis.lines.positionAt(cursor));
  return { text, items: [...items].sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1)) };
}

async function labels(source: string): Promise<readonly string[]> {
  return (await offered(source)).items.map(({ label }) => label);
}

async function accepting(source: string, label: string): Promise<string> {
  const { text, items } = await offered(source);
  const item = items.find((each) => each.label === label);
  assert.ok(item?.textEdit && "range" in item.textEdit, `${label} is not offered`);
  const { start, end } = item.textEdit.range;
  const lines = text.split("\n");
  const offset = ({ line, character }: typeof start): number =>
    lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
  return text.slice(0, offset(start)) + item.textEdit.newText + text.slice(offset(end));
}

const COMMON = ["type", "entity_enabled", "_global", "ioc_name", "ioc_yaml_file_name", "env"];
const JINJA = ["range", "dict", "namespace", "cycler", "joiner", "lipsum"];

test("in an expression the values that are there already are offered, those that come later marked and last", async () => {
  assert.deepEqual(await labels(device('"{{ $0 }}"')), ["base", "port", "P", ...COMMON, ...JINJA, "R"]);
  const { items } = await offered(device('"{{ $0 }}"'));
  assert.equal(items.find(({ label }) => label === "R")?.detail, 'str, default ""; not rendered yet here');
});

test("half-typed expressions are completed too, whatever the quotes", async () => {
  for (const value of [
    '"{{ $0',
    "'{{ b$0",
    "{{ $0",
    "|\n      a {{ $0\n      b",
    ">-\n      {% if $0 %}",
    '"{{ P }}{{ P ~ $0',
  ])
    assert.deepEqual((await labels(device(value))).slice(0, 3), ["base", "port", "P"], value);
  assert.equal(await accepting(device('"{{ ba$0x }}"'), "base"), device('"{{ base }}"'));
});

test("in braces as well", async () => {
  const half = ioc(`${PORT}  - {type: m.Device, port: p1, P: X, Q: "{{ $0`);
  assert.deepEqual((await labels(half)).slice(0, 3), ["base", "port", "P"]);
  assert.deepEqual(await labels(ioc(`${PORT}  - {type: m.Device, port: p1, P: X, Q: "{{ port.$0`)), [
    "name",
    "addr",
    "url",
    "type",
    "entity_enabled",
  ]);
});

test("outside of expressions, in their texts and in comments no Jinja is offered", async () => {
  for (const value of [
    '"{{ P }}$0"',
    `"{{ _global.get('$0') }}"`,
    '"{{ \\"$0\\" }}"',
    "x # {{ $0 }}",
    '"{{ (P).$0 }}"',
  ])
    assert.deepEqual(await labels(device(value)), [], value);
});

test("behind an object its entity's attributes are offered, calculated ones too", async () => {
  assert.deepEqual(await labels(device('"{{ port.$0 }}"')), ["name", "addr", "url", "type", "entity_enabled"]);
  assert.deepEqual(await labels(device('"{{ P.$0 }}"')), []);
  // Not there yet: whatever has what the definition uses of it.
  const unknown = ioc('  - type: m.Device\n    port: p9\n    P: X\n    Q: "{{ port.$0 }}"\n');
  assert.deepEqual(await labels(unknown), ["name", "addr", "url", "type", "entity_enabled"]);
});

test("behind `_global` its functions are offered, with places for their arguments", async () => {
  assert.deepEqual((await labels(device('"{{ _global.$0 }}"'))).slice(0, 3), ["file_name", "get", "get_env"]);
  assert.equal(
    await accepting(device('"{{ _global.get_$0 }}"'), "get_env"),
    device("\"{{ _global.get_env('${1:IOC_NAME}') }}\""),
  );
});

test("behind a bar filters are offered, behind `is` tests, at the start of a statement its words", async () => {
  assert.ok((await labels(device('"{{ P | $0 }}"'))).includes("upper"));
  assert.ok((await labels(device('"{% if P is $0 %}"'))).includes("defined"));
  assert.deepEqual(await labels(device('"{% $0 %}"')), ["elif", "else", "endfor", "endif", "for", "if", "set"]);
  assert.ok((await labels(device('"{{ P $0 }}"'))).includes("else"));
});

test("inside a repeat its variables are offered, the nearest first, and none of the entity's own values", async () => {
  const repeat = ioc(
    '  - type: ibek.repeat\n    values: [1]\n    variable: i\n    entity:\n      type: ibek.repeat\n      values: [2]\n      entity:\n        type: m.Device\n        P: "{{ $0 }}"\n',
  );
  assert.deepEqual((await labels(repeat)).slice(0, 6), ["index", "index_num", "i", "i_num", "_global", "ioc_name"]);
  const braces = ioc('  - type: ibek.repeat\n    variable: i\n    entity: {type: m.Device, P: "{{ $0 }}"}\n');
  assert.deepEqual((await labels(braces)).slice(0, 3), ["i", "i_num", "_global"]);
  const values = ioc('  - type: ibek.repeat\n    values: "{{ $0 }}"\n');
  assert.deepEqual((await labels(values)).slice(0, 2), ["_global", "ioc_name"]);
});

test("the name of the IOC knows ibek's functions, and `env` only from ibek 4.7 on", async () => {
  const source = 'ioc_name: "{{ $0 }}"\nentities: []\n';
  assert.deepEqual((await labels(source)).slice(0, 4), ["_global", "ioc_name", "ioc_yaml_file_name", "env"]);
  const image = { kind: "folder", folder: "/image", origin: "x", ibekVersion: "4.6.2" } as const;
  const { items } = await offered(source, { image });
  assert.ok(!items.some(({ label }) => label === "env"));
});

test("an entity in braces gets names, values and types like one in lines", async () => {
  const braces = (inside: string): string => ioc(`${PORT}  - {${inside}\n`);
  assert.deepEqual(await labels(braces("type: m.Device, P: X, $0}")), ["port", "Q", "R", "entity_enabled"]);
  assert.deepEqual(await labels(braces("type: m.Device, $0, P: X}")), ["port", "Q", "R", "entity_enabled"]);
  assert.deepEqual(await labels(braces("type: m.Device, port: $0")), ["p1"]);
  assert.equal(await accepting(braces("type: m.Device, po$0}"), "port"), braces("type: m.Device, port: ${1|p1|}}"));
  assert.equal(await accepting(braces("type: $0}"), "m.Port"), braces("type: m.Port, name: ${1}, addr: ${2}}"));
  assert.equal(await accepting(braces("type: $0, P: X}"), "m.Port"), braces("type: m.Port, P: X}"));
  assert.deepEqual(await labels(ioc("  - type: m.Device\n    P: {a: $0}\n")), []);
});

test("in a repeat ids further down can be referred to as well", async () => {
  const text = ioc(
    `  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: m.Device\n      port: $0\n${PORT}`,
  );
  assert.deepEqual(await labels(text), ["p1"]);
  const braces = ioc(`  - type: ibek.repeat\n    values: [1]\n    entity: {type: m.Device, port: $0}\n${PORT}`);
  assert.deepEqual(await labels(braces), ["p1"]);
});

test("filters whose result is not worked out here are not offered, all others are", () => {
  for (const { name, isEvaluated } of JINJA_FILTERS) {
    const rendered = renderTemplate(parseTemplate(`{{ [1] | ${name} }}`), () => undefined, newBudget(1000, 1000));
    const isUnknown = !rendered.ok && rendered.stop.kind === "unsupported" && rendered.stop.what.includes("filter");
    assert.equal(isEvaluated, !isUnknown, name);
  }
});
