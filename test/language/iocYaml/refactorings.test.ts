import assert from "node:assert/strict";
import { test } from "node:test";
import type { Position } from "vscode-languageserver-types";
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import { addSchemaHeader } from "../../../language-server/iocYaml/refactorings/addSchemaHeader.ts";
import { extractRepeat } from "../../../language-server/iocYaml/refactorings/extractRepeat.ts";
import { refactorings } from "../../../language-server/iocYaml/refactorings/refactorings.ts";
import { inlineRepeat } from "../../../language-server/iocYaml/refactorings/inlineRepeat.ts";
import type { Refactoring } from "../../../language-server/iocYaml/refactorings/refactoring.ts";
import type { Span } from "../../../language-server/text/span.ts";
import { ioc, openIoc, SUPPORT_PATH, type Surroundings } from "./iocFixture.ts";

type Refactor = (analysis: IocAnalysis, selected: Span) => readonly Refactoring[];

/** `[` and `]` in `⟦⟧` style: the selection is between `«` and `»`. Title and text of what is offered. */
async function offered(
  refactor: Refactor,
  source: string,
  surroundings: Surroundings = {},
): Promise<readonly (readonly [string, string])[]> {
  const start = Math.max(source.indexOf("«"), 0);
  const text = source.replace(/[«»]/g, "");
  const end = source.includes("»") ? source.indexOf("»") - 1 : start;
  return refactor(await openIoc(text, surroundings), { start, end }).map(({ title, change }) => [
    title,
    text.slice(0, change.span.start) + change.text + text.slice(change.span.end),
  ]);
}

async function extracted(entities: string): Promise<string | undefined> {
  const [only] = await offered(extractRepeat, ioc(`«${entities}»`));
  return only?.[1].slice(ioc("").length);
}

test("entities that differ in numbers become a repeat", async () => {
  const port = (n: number): string => `  - type: m.Port\n    name: "p${n}"\n    addr: 10.0.0.${n + 4}\n    num: ${n}\n`;
  assert.equal(
    await extracted(`${port(1)}\n${port(2)}\n${port(3)}`),
    `  - type: ibek.repeat\n    values: [1, 2, 3]\n    entity:\n      type: m.Port\n      name: "p{{ index }}"\n      addr: "10.0.0.{{ index + 4 }}"\n      num: "{{ index }}"\n`,
  );
});

test("zeros in front are kept as a width", async () => {
  const port = (n: string): string => `  - {type: m.Port, name: p${n}, addr: a}\n`;
  assert.equal(
    await extracted(port("09") + port("10")),
    `  - type: ibek.repeat\n    values: [9, 10]\n    entity:\n      type: m.Port\n      name: "p{{ '%02d' % index }}"\n      addr: a\n`,
  );
});

test("entities that differ in one word become a repeat over these words", async () => {
  const port = (n: string): string => `  - type: m.Port\n    name: CAM.${n}\n    addr: ${n}.local\n`;
  assert.equal(await extracted(port("left") + port("'on'") + port("right")), undefined);
  assert.equal(
    await extracted(port("left") + port("true") + port("up")),
    `  - type: ibek.repeat\n    values: [left, "true", up]\n    entity:\n      type: m.Port\n      name: "CAM.{{ index }}"\n      addr: "{{ index }}.local"\n`,
  );
});

test("what is the same keeps its quotes, and blocks and lists move along", async () => {
  const device = (P: string): string =>
    `  - type: m.Device\n    P: ${P}\n    port: 'p1'\n    l:\n      - 1\n      - 2\n    d: {a: 1}\n`;
  assert.equal(
    await extracted(device("A") + device("B")),
    `  - type: ibek.repeat\n    values: [A, B]\n    entity:\n      type: m.Device\n      P: "{{ index }}"\n      port: 'p1'\n      l:\n        - 1\n        - 2\n      d: {a: 1}\n`,
  );
});

test("a repeat is not offered where something would be lost or is not the same", async () => {
  const a = "  - {type: m.Port, name: p1, addr: a}\n";
  for (const other of [
    "",
    "  - {type: m.Port, name: p1, addr: a}\n",
    "  - {type: m.Named, id: p2}\n",
    "  - {type: m.Port, name: q2, addr: b}\n",
    "  - {type: m.Port, addr: a, name: p2}\n",
    "  - {type: m.Port, name: p2, addr: a, num: 2}\n",
    "  # why\n  - {type: m.Port, name: p2, addr: a}\n",
    "  - {type: m.Port, name: p2, addr: a} # why\n",
    '  - {type: m.Port, name: p2, addr: "{{ ioc_name }}"}\n',
    "  - {type: m.Port, name: &x p2, addr: a}\n",
    "  - {type: m.Port, name: p2, <<: *y}\n",
    "  - {type: m.Port, name: [p2], addr: a}\n",
    "  - 5\n",
  ])
    assert.equal(await extracted(a + other), undefined, other);
});

test("only what is selected becomes a repeat, with the line ends of the file", async () => {
  const port = (n: number): string => `  - {type: m.Port, name: p${n}, addr: a}\r\n`;
  const [only] = await offered(
    extractRepeat,
    ioc(`${port(1)}  - {ty«pe: m.Port, name: p2, addr: a}\r\n  - {»type: m.Port, name: p3, addr: a}\r\n${port(4)}`),
  );
  assert.deepEqual(only, [
    "Extract 2 entities to a repeat",
    ioc(
      `${port(1)}  - type: ibek.repeat\r\n    values: [2, 3]\r\n    entity:\r\n      type: m.Port\r\n      name: "p{{ index }}"\r\n      addr: a\r\n${port(4)}`,
    ),
  ]);
  assert.deepEqual(await offered(extractRepeat, ioc(`${port(1)}«${port(2)}`)), []);
});

test("a repeat of listed values is written out", async () => {
  const repeat =
    '  - type: ibek.re«»peat\n    values: [1, 10, x y]\n    variable: i\n    entity:\n      type: m.Port\n      name: p{{ i_num }}\n      addr: "{{ i }}: a"\n      l:\n        - 1\n\n';
  const port = (n: number, i: string): string =>
    `  - type: m.Port\n    name: p${n}\n    addr: "${i}: a"\n    l:\n      - 1\n`;
  assert.deepEqual(await offered(inlineRepeat, ioc(repeat)), [
    ["Write out the entities of this repeat", ioc(`${port(0, "1")}\n${port(1, "10")}\n${port(2, "x y")}\n`)],
  ]);
});

test("numbers stay numbers and text text where a repeat is written out", async () => {
  const repeat =
    '  - type: ibek.re«»peat\n    values: [1]\n    entity: {type: m.Port, name: "{{ index }}", addr: a, num: "{{ index }}"}\n';
  assert.equal(
    (await offered(inlineRepeat, ioc(repeat)))[0]?.[1],
    ioc('  - type: m.Port\n    name: "1"\n    addr: a\n    num: 1\n'),
  );
});

test("a repeat is not written out where that is not known here, or would lose something", async () => {
  const repeat = (values: string, addr: string): string =>
    ioc(
      `  - type: ibek.re«»peat\n    values: ${values}\n    entity:\n      type: m.Port\n      name: p{{ index }}\n      addr: ${addr}\n`,
    );
  assert.equal((await offered(inlineRepeat, repeat("[1]", "a"))).length, 1);
  for (const text of [
    repeat('"{{ range(3) | list }}"', "a"),
    repeat("[]", "a"),
    repeat("[[1]]", "a"),
    repeat("[1.5]", "a"),
    repeat("[1]", '"{{ _global.get_env(1) }}"'),
    repeat("[1]", "a # why"),
    repeat("[1]", "&x a"),
    repeat("[1]", '"{{ index"'),
    repeat("[1]", '["{{ index }}"]'),
    repeat("[1]", "a").replace("«»", "").replace("addr", "«»addr"),
  ])
    assert.deepEqual(await offered(inlineRepeat, text), [], text);
});

const GENERATING = `module: m
entity_models:
  - name: Port
    description: A port.
    parameters:
      name: {type: id, description: its name}
      n: {type: int, description: a number, default: 0}
    pre_init:
      - value: port {{ name }} {{ n + 1 }}
  - name: Device
    description: A device.
    parameters:
      port: {type: object, description: its port}
    pre_init:
      - value: device {{ port }}
  - name: Switch
    description: Has a choice.
    parameters:
      n: {type: int, description: a number}
      on: {type: enum, description: a choice, default: "no", values: {"no": 0, "yes": 1}}
    pre_init:
      - value: switch {{ n }} {{ on }}
  - name: Counter
    description: Counts.
    parameters:
      n: {type: int, description: a number}
    post_defines:
      count: {type: int, description: the count, value: "{{ _global.incrementor('c') }}"}
    pre_init:
      - value: count {{ n }} {{ count }}
`;

/** Titles of what is offered for the selection, the header left out. */
async function titles(source: string): Promise<readonly string[]> {
  const start = source.indexOf("«");
  const text = source.replace(/[«»]/g, "");
  const analysis = await openIoc(text, { files: { [SUPPORT_PATH]: GENERATING } });
  const at = (offset: number): Position => analysis.lines.positionAt(offset);
  const found = refactorings(analysis, { start: at(start), end: at(source.indexOf("»") - 1) });
  return found.map(({ title }) => title).filter((title) => !title.includes("header"));
}

const ports = "  - {type: m.Port, name: p1, n: 1}\n  - {type: m.Port, name: p2, n: 2}\n";

test("a repeat is offered where ibek generates the same from it", async () => {
  assert.deepEqual(await titles(ioc(`«${ports}»`)), ["Extract 2 entities to a repeat"]);
  const repeat =
    '  - type: ibek.«»repeat\n    values: [1, 2]\n    entity: {type: m.Port, name: "p{{ index }}", n: "{{ index }}"}\n';
  assert.deepEqual(await titles(ioc(repeat)), ["Write out the entities of this repeat"]);
});

test("a repeat is not offered where ibek would refuse it or generate something else", async () => {
  // Ids of a repeat are made when all other entities are there already.
  assert.deepEqual(await titles(ioc(`«${ports}»  - {type: m.Device, port: p1}\n`)), []);
  // Labels of choices stay labels in a repeat.
  assert.deepEqual(await titles(ioc("«  - {type: m.Switch, n: 1}\n  - {type: m.Switch, n: 2}\n»")), []);
  // What counts in a repeat counts after all others.
  const counters = "«  - {type: m.Counter, n: 1}\n  - {type: m.Counter, n: 2}\n»";
  assert.deepEqual(await titles(ioc(counters)), ["Extract 2 entities to a repeat"]);
  assert.deepEqual(await titles(ioc(`${counters}  - {type: m.Counter, n: 5}\n`)), []);
  // As long as it is refused anyway, nobody knows.
  assert.deepEqual(await titles(ioc(`«${ports}»  - {type: m.Device, port: nope}\n`)), []);
});

test("a schema header is offered above the entities: that of the instance's image, and the file beside it", async () => {
  const image = {
    kind: "folder",
    folder: "/image",
    origin: "x",
    image: "ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1",
  } as const;
  const titles = await offered(addSchemaHeader, ioc(""), { image });
  assert.deepEqual(titles, [
    [
      "Add a header with the schema of epics-containers/ioc-adaravis 2026.6.1",
      `# yaml-language-server: $schema=https://github.com/epics-containers/ioc-adaravis/releases/download/2026.6.1/ibek.ioc.schema.json\n${ioc("")}`,
    ],
    [
      "Add a header with the schema beside the instance",
      `# yaml-language-server: $schema=../ioc.schema.json\n${ioc("")}`,
    ],
  ]);
  const [beside] = await offered(addSchemaHeader, `\uFEFF${ioc("").replaceAll("\n", "\r\n")}`);
  assert.ok(beside?.[1].startsWith("\uFEFF# yaml-language-server: $schema=../ioc.schema.json\r\nioc_name"));
});

test("a file that has a header, and a place among the entities, are offered none", async () => {
  assert.deepEqual(await offered(addSchemaHeader, `# yaml-language-server: $schema=x\n${ioc("")}`), []);
  assert.deepEqual(await offered(addSchemaHeader, ioc("  - type: «»m.Port\n")), []);
  assert.deepEqual(await offered(addSchemaHeader, "«»"), []);
});
