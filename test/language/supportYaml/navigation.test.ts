import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentSymbol, Hover } from "vscode-languageserver-types";
import { model, open, URI, type Around } from "./supportFixture.ts";

const TEXT = `    parameters:
      P: {type: str, description: "prefix of *all* records", default: X}
      port: {type: object, description: its port}
    post_defines:
      title: {description: for people, value: "{{ P }} axis", type: str}
    pre_init:
      - when: first
        value: |
          axis("{{ P }}", {{ port.addr }}, "{{ title | upper }}")
    databases:
      - file: $(M)/db/axis.template
        args: {P: , T: "{{ title }}"}
`;

const FILES = {
  "/support/m/db/axis.template": "",
  "/support/o/o.ibek.support.yaml":
    "module: o\nentity_models:\n  - name: Both\n    description: d\n    sub_entities:\n      - {type: m.Axis, P: y}\n",
  "/support/services/ioc1/config/ioc.yaml": "ioc_name: a\ndescription: d\nentities:\n  - type: m.Axis\n    P: z\n",
};

/** The text with the cursor behind the first `at`. */
function cursorAt(at: string): string {
  const text = model(TEXT);
  const offset = text.indexOf(at) + at.length;
  return `${text.slice(0, offset)}$0${text.slice(offset)}`;
}

async function hoverText(source: string, around: Around = {}): Promise<string> {
  const { language, analysis, position } = await open(source, around);
  const found: Hover | undefined = await language.hover?.(analysis, position);
  const contents = found?.contents;
  return contents !== undefined && typeof contents === "object" && "value" in contents ? contents.value : "";
}

test("hovering a parameter, where it is defined or used, tells its type, default and description as text", async () => {
  const expected = "**P** (parameter, str, default `X`)\n\nprefix of \\*all\\* records";
  for (const at of ["      P", "{{ P", '("{{ P', "args: {P"]) assert.equal(await hoverText(cursorAt(at)), expected, at);
  assert.equal(
    await hoverText(cursorAt("title | ".slice(0, 5))),
    "**title** (define, str, is `{{ P }} axis`)\n\nfor people",
  );
});

test("hovering a key tells what it means, hovering one of its words what that does", async () => {
  assert.match(await hoverText(cursorAt("post_def")), /^\*\*post\\_defines\*\*\n\nValues calculated/);
  assert.match(await hoverText(cursorAt("when: fir")), /^`first`: Once for all entities/);
  assert.match(await hoverText(cursorAt("type: obj")), /^`object`: The id of another entity/);
  assert.match(await hoverText("modu$0le: m\nentity_models: []\n"), /^\*\*module\*\* \(must be given\)/);
  assert.match(
    await hoverText(model(`    pre_init: [{value: "{{ _global.get_e$0nv('A') }}"}]\n`)),
    /environment variable/,
  );
});

test("definition leads from a use to the parameter, from a database to its file, from a type to its model", async () => {
  const target = async (source: string): Promise<string> => {
    const { language, analysis, position } = await open(source, { files: FILES });
    const [first] = (await language.definition?.(analysis, position)) ?? [];
    return first === undefined ? "" : `${first.uri}:${first.range.start.line + 1}:${first.range.start.character}`;
  };
  assert.equal(await target(cursorAt('("{{ P')), `${URI}:6:6`);
  assert.equal(await target(cursorAt("args: {P")), `${URI}:6:6`);
  assert.equal(await target(cursorAt("db/axis.temp")), "file:///support/m/db/axis.template:1:0");
  assert.equal(await target(model("    sub_entities:\n      - type: m.Ax$0is\n")), `${URI}:3:10`);
});

test("references of a parameter are in this file and in the IOCs of the workspace", async () => {
  const { language, analysis, position } = await open(cursorAt("      P"), { files: FILES });
  const found = (await language.references?.(analysis, position, true)) ?? [];
  const places = found.map(({ uri, range }) => `${uri.replace("file:///support/", "")}:${range.start.line + 1}`).sort();
  assert.deepEqual(places, [
    "m/m.ibek.support.yaml:13",
    "m/m.ibek.support.yaml:16",
    "m/m.ibek.support.yaml:6",
    "m/m.ibek.support.yaml:9",
    "o/o.ibek.support.yaml:6",
    "services/ioc1/config/ioc.yaml:5",
  ]);
});

test("renaming a parameter changes its definition, its Jinja, its argument and the IOCs that give it", async () => {
  const { language, analysis, position } = await open(cursorAt("      P"), { files: FILES });
  assert.deepEqual(language.rename?.prepare(analysis, position), {
    ok: true,
    value: { range: { start: { line: 5, character: 6 }, end: { line: 5, character: 7 } }, placeholder: "P" },
  });
  const renamed = await language.rename.edit(analysis, position, "prefix");
  if (!renamed.ok) assert.fail(renamed.why);
  const texts = Object.entries(renamed.value.changes ?? {}).map(
    ([uri, edits]) => `${uri.slice(16)} ${edits.map(({ newText }) => newText).join("|")}`,
  );
  assert.deepEqual(texts.sort(), [
    'm/m.ibek.support.yaml prefix|prefix|prefix|P: "{{ prefix }}"',
    "o/o.ibek.support.yaml prefix",
    "services/ioc1/config/ioc.yaml prefix",
  ]);
});

test("what is no name of the author's cannot be renamed", async () => {
  const { language, analysis, position } = await open(cursorAt("post_def"));
  assert.deepEqual(language.rename?.prepare(analysis, position), {
    ok: false,
    why: "Only entity models, parameters and defines can be renamed.",
  });
});

test("a parameter is highlighted where it is written in its entity model", async () => {
  const { language, analysis, position } = await open(cursorAt('("{{ P'));
  const lines = language
    .documentHighlights?.(analysis, position)
    .map(({ range, kind }) => `${range.start.line + 1} ${kind ?? ""}`);
  assert.deepEqual(lines, ["6 3", "9 2", "13 2", "16 2"]);
});

test("the outline shows entity models with parameters, defines, databases and sub-entities", async () => {
  const { language, analysis } = await open(model(`${TEXT}    sub_entities: [{type: m.Axis}]\n`));
  const tree = (symbols: readonly DocumentSymbol[], indent: string): readonly string[] =>
    symbols.flatMap(({ name, detail, children }) => [
      `${indent}${name} ${detail ?? ""}`.trimEnd(),
      ...tree(children ?? [], `${indent}  `),
    ]);
  assert.deepEqual(tree(language.documentSymbols?.(analysis) ?? [], ""), [
    "module m",
    "entity_models",
    "  Axis an axis",
    "    P str",
    "    port object",
    "    title str define",
    "    $(M)/db/axis.template database",
    "    m.Axis sub-entity",
  ]);
});

test("entity models, parameters and blocks of text fold", async () => {
  const { language, analysis } = await open(model(TEXT));
  const folds = language.foldingRanges?.(analysis).map(({ startLine, endLine }) => `${startLine + 1}-${endLine + 1}`);
  assert.deepEqual(folds, ["2-16", "3-16", "5-7", "8-9", "10-13", "11-13", "12-13", "14-16", "15-16"]);
});

test("growing a selection goes from the word over its value, its parameter and its model to the file", async () => {
  const { language, analysis, position } = await open(cursorAt("type: ob"));
  const [first] = language.selectionRanges?.(analysis, [position]) ?? [];
  const texts: string[] = [];
  for (let each = first; each; each = each.parent)
    texts.push(
      analysis.lines.text.slice(analysis.lines.offsetAt(each.range.start), analysis.lines.offsetAt(each.range.end)),
    );
  assert.deepEqual(texts.slice(0, 4), [
    "object",
    "type: object",
    "{type: object, description: its port}",
    "port: {type: object, description: its port}",
  ]);
  assert.equal(texts.at(-1), analysis.lines.text);
});

test("the parts of Jinja have colours, in assertions too", async () => {
  const { language, analysis } = await open(
    model(`    validate:\n      - {assert: "n > 3", message: "{{ n | upper }}"}\n`),
  );
  const tokens = language
    .semanticTokens?.(analysis)
    .map(
      ({ range, type }) =>
        `${analysis.lines.line(range.start.line).slice(range.start.character, range.end.character)} ${type}`,
    );
  assert.deepEqual(tokens, [
    "n variable",
    "> operator",
    "3 number",
    "{{ macro",
    "n variable",
    "| operator",
    "upper function",
    "}} macro",
  ]);
});

test("databases and the schema of the header are links", async () => {
  const header = "# yaml-language-server: $schema=https://example.org/ibek.support.schema.json\n";
  const { language, analysis } = await open(`${header}${model(TEXT)}`, { files: FILES });
  assert.deepEqual(
    language.documentLinks?.(analysis).map(({ target }) => target),
    ["https://example.org/ibek.support.schema.json", "file:///support/m/db/axis.template"],
  );
});

test("above each entity model stands how often the workspace uses it", async () => {
  const { language, analysis } = await open(model(TEXT), { files: FILES });
  const lenses = (await language.codeLenses?.(analysis)) ?? [];
  assert.deepEqual(
    lenses.map(({ command }) => command?.title),
    ["2 references"],
  );
});
