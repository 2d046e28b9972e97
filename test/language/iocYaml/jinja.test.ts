import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarkupContent } from "vscode-languageserver-types";
import { definition } from "../../../language-server/iocYaml/definition.ts";
import { hover } from "../../../language-server/iocYaml/hover.ts";
import { typeDefinition } from "../../../language-server/iocYaml/typeDefinition.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { marked } from "../../support/marked.ts";
import { ioc, openIoc, SUPPORT_PATH } from "./iocFixture.ts";

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
      Q: {type: str, description: suffix, default: "{{ P }}"}
    post_defines:
      both: {description: both, value: "{{ P }}{{ Q }}"}
    pre_init:
      - value: go({{ port.addr }})
`;
const SURROUNDINGS = { files: { [SUPPORT_PATH]: SUPPORT } };
const PORT = "  - {type: m.Port, name: p1, addr: a}\n";

async function hovered(source: string): Promise<string | undefined> {
  const { text, cursor } = marked(source);
  const analysis = await openIoc(text, SURROUNDINGS);
  const shown = hover(analysis, analysis.lines.positionAt(cursor ?? 0));
  const { value } = (shown?.contents as MarkupContent | undefined) ?? {};
  if (shown?.range === undefined || value === undefined) return undefined;
  const { start, end } = shown.range;
  return `${text.slice(analysis.lines.offsetAt(start), analysis.lines.offsetAt(end))}: ${value.replace(/\n\nDefined in.*/s, "")}`;
}

async function targets(source: string, feature: typeof definition = definition): Promise<readonly string[]> {
  const { text, cursor } = marked(source);
  const analysis = await openIoc(text, SURROUNDINGS);
  return feature(analysis, analysis.lines.positionAt(cursor ?? 0)).map(({ uri, range }) => {
    const lines = new LineIndex(uri === `file://${SUPPORT_PATH}` ? SUPPORT : text);
    const name = uri.slice(uri.lastIndexOf("/") + 1);
    return `${name}:${range.start.line + 1}: ${lines.text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end))}`;
  });
}

const device = (Q: string): string => ioc(`${PORT}  - type: m.Device\n    port: p1\n    P: X\n    Q: ${Q}\n`);

test("a parameter in Jinja explains itself, through quotes, escapes and lines", async () => {
  const words = "P: **P** (str, must be given)\n\nHere: `X`\n\nprefix";
  assert.equal(await hovered(device('"{{ $0P }}"')), words);
  assert.equal(await hovered(device('"\\x41\\t{{ \\"a\\" ~ P$0 }}"')), words);
  assert.equal(await hovered(device("'it''s {{ $0P }}'")), words);
  assert.equal(await hovered(device("|-\n      a\n      {{ $0P }}")), words);
  assert.equal(await hovered(device('"{% if $0P %}a{% endif %}"')), words);
});

test("a parameter that comes later is said to be raw, one that is calculated later is not known", async () => {
  const text = ioc(`${PORT}  - type: m.Device\n    port: p1\n    P: "{{ $0Q }}"\n`);
  assert.match((await hovered(text)) ?? "", /\*\*Q\*\*.*\n\nIt comes later in the definition: here it is its text/);
  assert.equal((await hovered(device('"{{ b$0oth }}"')))?.startsWith('"{{ both }}": **Q**'), true);
});

test("a calculated value tells its formula", async () => {
  assert.equal(
    await hovered(device('"{{ ba$0se }}"')),
    "base: **base** (int, calculated)\n\nHere: `2`\n\nwhere to count from\n\n`{{ 1 + 1 }}`",
  );
});

test("an attribute is that of the entity referred to, also of one calculated there", async () => {
  assert.equal(
    await hovered(device('"{{ port.ad$0dr }}"')),
    "addr: **addr** (str, must be given)\n\nHere: `a`\n\nOf `m.Port`.\n\nits address",
  );
  assert.match(
    (await hovered(device('"{{ port.u$0rl }}"'))) ?? "",
    /^url: \*\*url\*\* \(str, calculated\)\n\nHere: `http:\/\/a`\n\nOf `m\.Port`/,
  );
});

test("ibek's names, its functions and filters have words of their own", async () => {
  assert.match(
    (await hovered(device('"{{ _glo$0bal.set(1, 2) }}"'))) ?? "",
    /^_global: \*\*\\_global\*\*\n\nibek's functions/,
  );
  assert.match(
    (await hovered(device('"{{ _global.incre$0mentor(1) }}"'))) ?? "",
    /^incrementor: .*a counter for the whole IOC/s,
  );
  assert.match(
    (await hovered(device('"{{ P | up$0per }}"'))) ?? "",
    /^upper: \*\*upper\*\* \(filter\)\n\nAll letters large/,
  );
  assert.match(
    (await hovered(`ioc_name: "{{ ioc_yaml_$0file_name }}"\nentities: []\n`)) ?? "",
    /^ioc_yaml_file_name: /,
  );
});

test("a repeat's variable and its count explain themselves, also of the repeat around", async () => {
  const repeat = (name: string): string =>
    ioc(
      `  - type: ibek.repeat\n    values: [1]\n    variable: i\n    entity:\n      type: ibek.repeat\n      values: [2]\n      entity:\n        type: m.Port\n        name: x\n        addr: "{{ ${name} }}"\n`,
    );
  assert.equal(await hovered(repeat("$0i")), "i: **i** (repeat)\n\nEach of the repeat's values in turn.");
  assert.equal(
    await hovered(repeat("$0index_num")),
    "index_num: **index\\_num** (repeat)\n\nThe position of the value, from 0.",
  );
  assert.deepEqual(await targets(repeat("$0i")), ["ioc.yaml:6: variable"]);
  assert.deepEqual(await targets(repeat("$0index")), ["ioc.yaml:9: values"]);
  // Rendered before there is an entity: its own parameters are no names there.
  assert.doesNotMatch((await hovered(repeat("na$0me"))) ?? "", /its name/);
});

test("a name leads to the value in this entity, else to the definition", async () => {
  assert.deepEqual(await targets(device('"{{ $0P }}"')), ["ioc.yaml:7: P"]);
  assert.deepEqual(await targets(device('"{{ $0base }}"')), ["m.ibek.support.yaml:13: base"]);
  assert.deepEqual(await targets(device('"{{ _glo$0bal.get(1) }}"')), []);
});

test("an attribute leads to the value in the entity referred to, else to its definition", async () => {
  assert.deepEqual(await targets(device('"{{ port.ad$0dr }}"')), ["ioc.yaml:4: addr"]);
  assert.deepEqual(await targets(device('"{{ port.u$0rl }}"')), ["m.ibek.support.yaml:9: url"]);
});

test("the type of a reference is the model of the entity referred to, also in Jinja", async () => {
  const text = ioc(`${PORT}  - {type: m.Device, port: p$01, P: X}\n`);
  assert.deepEqual(await targets(text, typeDefinition), ["m.ibek.support.yaml:3: Port"]);
  assert.deepEqual(await targets(device('"{{ po$0rt.addr }}"'), typeDefinition), ["m.ibek.support.yaml:3: Port"]);
  assert.deepEqual(await targets(device("$0X"), typeDefinition), ["m.ibek.support.yaml:10: Device"]);
});

test("line ends of Windows and a byte order mark change nothing", async () => {
  const text = `\uFEFF${device("|-\n      a\n      {{ $0P }}").replaceAll("\n", "\r\n")}`;
  assert.equal(await hovered(text), "P: **P** (str, must be given)\n\nHere: `X`\n\nprefix");
  assert.deepEqual(await targets(text), ["ioc.yaml:7: P"]);
});

test("a value with Jinja tells what ibek makes of it, in a repeat for each entity", async () => {
  assert.match((await hovered(device('"a$0b{{ P }}"'))) ?? "", /\*\*Q\*\*.*\n\nibek makes of this: `abX`\n\nsuffix/);
  const repeat = (values: string): string =>
    ioc(`  - type: ibek.repeat\n    values: ${values}\n    entity: {type: m.Port, na$0me: "p{{ index }}", addr: a}\n`);
  assert.match((await hovered(repeat("[1, 2]"))) ?? "", /\n\nIn turn: `p1`, `p2`\n\n/);
  assert.match(
    (await hovered(repeat('"{{ range(9) | list }}"'))) ?? "",
    /\n\nIn turn: `p0`, `p1`, `p2`, `p3`, `p4`, …\n\n/,
  );
});

test("text that is not Jinja, and Jinja that cannot be read, show the parameter", async () => {
  assert.match((await hovered(device('"a$0b{{ P }}"'))) ?? "", /^"ab\{\{ P \}\}": \*\*Q\*\*/);
  assert.match((await hovered(device('"{{ $0P"'))) ?? "", /\*\*Q\*\*/);
});
