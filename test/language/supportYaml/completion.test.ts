import assert from "node:assert/strict";
import { test } from "node:test";
import type { CompletionItem } from "vscode-languageserver-types";
import { model, open, type Around } from "./supportFixture.ts";

async function items(source: string, around: Around = {}): Promise<readonly CompletionItem[]> {
  const { language, analysis, position } = await open(source, around);
  const found = (await language.completion?.provide(analysis, position)) ?? [];
  return found.toSorted((a, b) => (a.sortText ?? a.label).localeCompare(b.sortText ?? b.label));
}

async function labels(source: string, around: Around = {}): Promise<readonly string[]> {
  return (await items(source, around)).map(({ label }) => label);
}

/** The line of the cursor after the item is taken. */
async function taken(source: string, label: string): Promise<string | undefined> {
  const { analysis, position } = await open(source);
  const item = (await items(source)).find((each) => each.label === label);
  if (item?.textEdit === undefined || !("range" in item.textEdit)) return undefined;
  const line = analysis.lines.line(position.line);
  const { range, newText } = item.textEdit;
  return line.slice(0, range.start.character) + newText + line.slice(range.end.character);
}

const PARAMETERS = `    parameters:
      P: {type: str, description: prefix}
      DIR: {type: enum, description: direction, values: {Pos: 0, Neg: 1}}
`;

test("keys are offered by their place, only those that are missing, those that must be given first", async () => {
  assert.deepEqual(await labels("$0"), ["module", "entity_models", "shared"]);
  assert.deepEqual(await labels("module: m\n$0"), ["entity_models", "shared"]);
  assert.deepEqual((await labels("module: m\nentity_models:\n  - $0")).slice(0, 3), [
    "name",
    "description",
    "pre_defines",
  ]);
  assert.deepEqual((await labels("module: m\nentity_models:\n  - name: A\n    $0")).slice(0, 2), [
    "description",
    "pre_defines",
  ]);
  assert.ok(!(await labels(model("    $0\n    parameters: {}\n"))).includes("parameters"));
  assert.deepEqual(await labels(model("    databases:\n      - file: a\n        $0")), ["args", "enabled"]);
  assert.deepEqual(await labels(model("    databases:\n      - $0")), ["file", "args", "enabled"]);
  assert.deepEqual(await labels(model("    pvi:\n      $0")), [
    "yaml_path",
    "ui_index",
    "ui_macros",
    "pv",
    "pv_prefix",
  ]);
  assert.deepEqual(await labels(model("    post_defines:\n      a:\n        value: x\n        $0")), [
    "description",
    "type",
  ]);
  assert.deepEqual(await labels(model("    env_vars:\n    - name: A\n      $0")), ["value"]);
});

test("a parameter's keys depend on its type", async () => {
  assert.deepEqual(await labels(model("    parameters:\n      P:\n        $0")), ["type", "description", "default"]);
  assert.deepEqual(await labels(model("    parameters:\n      P:\n        type: enum\n        $0")), [
    "description",
    "values",
    "default",
  ]);
  assert.deepEqual(await labels(model("    parameters:\n      P: {type: enum, $0}")), [
    "description",
    "values",
    "default",
  ]);
});

test("`validate` is offered since ibek 4.7", async () => {
  assert.ok((await labels(model("    $0"))).includes("validate"));
  assert.ok(!(await labels(model("    $0"), { ibekVersion: "4.6.2" })).includes("validate"));
});

test("values that are one of a few words are offered", async () => {
  assert.deepEqual(await labels(model("    parameters:\n      P:\n        type: $0")), [
    ..."str int float bool enum id object list dict".split(" "),
  ]);
  assert.deepEqual((await labels(model("    parameters:\n      P: {type: $0}"))).length, 9);
  assert.deepEqual(await labels(model("    pre_init:\n      - when: $0")), ["every", "first", "last"]);
  assert.deepEqual(await labels(model("    pre_init:\n      - type: $0")), ["text", "comment"]);
  assert.deepEqual(await labels(model("    pvi:\n      pv: $0")), ["false", "true"]);
  assert.deepEqual(
    await labels(
      model(`${PARAMETERS}      E:\n        type: enum\n        values: {On: 1, "2": }\n        default: $0`),
    ),
    ["On", '"2"'].sort(),
  );
});

test("an argument of a database is a parameter or define that it does not have yet", async () => {
  assert.deepEqual(
    await labels(model(`${PARAMETERS}    databases:\n      - file: a\n        args:\n          P:\n          $0`)),
    ["DIR"],
  );
  assert.equal(
    await taken(model(`${PARAMETERS}    databases:\n      - file: a\n        args:\n          D$0`), "DIR"),
    "          DIR:",
  );
});

test("a key comes with the beginning of its value", async () => {
  assert.equal(await taken(model("    datab$0"), "databases"), "    databases:\n  - ${1}");
  assert.equal(await taken(model("    pre_init:\n      - wh$0"), "when"), "      - when: ${1|every,first,last|}");
  assert.equal(await taken(model("    par$0: {}"), "parameters"), "    parameters: {}");
});

test("Jinja completes parameters and defines that are known there, then what ibek and Jinja bring", async () => {
  const inText = await labels(model(`${PARAMETERS}    pre_init:\n      - value: axis({{ $0 }})\n`));
  assert.deepEqual(inText.slice(0, 2), ["P", "DIR"]);
  assert.ok(inText.includes("_global") && inText.includes("range"));
  const inBlock = await labels(model(`${PARAMETERS}    pre_init:\n      - value: |\n          a\n          {% if $0`));
  assert.deepEqual(inBlock.slice(0, 2), ["P", "DIR"]);
  const define = `    pre_defines:\n      early: {description: d, value: "{{ $0 }}"}\n      late: {description: d, value: x}\n`;
  const early = await labels(model(`${define}${PARAMETERS}`));
  assert.ok(early.includes("P") && !early.includes("late"));
  assert.deepEqual((await labels(model(`${PARAMETERS}    validate:\n      - assert: P != $0\n`))).slice(0, 2), [
    "P",
    "DIR",
  ]);
});

test("Jinja completes `_global`, filters, and the attributes an object can have", async () => {
  assert.deepEqual((await labels(model(`    pre_init:\n      - value: "{{ _global.$0 }}"\n`))).slice(0, 2), [
    "file_name",
    "get",
  ]);
  assert.ok((await labels(model(`    pre_init:\n      - value: "{{ P | $0 }}"\n`))).includes("upper"));
  const other = `module: o\nentity_models:\n  - {name: Port, description: d, parameters: {addr: {type: str, description: d}}}\n`;
  const text = model(
    `    parameters:\n      port: {type: object, description: d}\n    pre_init:\n      - value: "{{ port.$0 }}"\n`,
  );
  assert.ok((await labels(text, { files: { "/support/o/o.ibek.support.yaml": other } })).includes("addr"));
});

test("the type of a sub-entity is one of this file or of the workspace, a database one of its files", async () => {
  const files = {
    "/support/o/o.ibek.support.yaml": "module: o\nentity_models: [{name: User, description: d}]\n",
    "/support/m/db/a.template": "",
  };
  const types = await labels(model("    sub_entities:\n      - type: $0"), { files });
  assert.ok(types.includes("m.Axis") && types.includes("o.User") && types.includes("ibek.repeat"));
  assert.deepEqual(await labels(model("    databases:\n      - file: $0"), { files }), ["a.template"]);
});

test("nothing is offered in comments, in free text and where the author names things", async () => {
  assert.deepEqual(await labels(model("    # $0")), []);
  assert.deepEqual(await labels(model("    description: $0")), []);
  assert.deepEqual(await labels(model("    parameters:\n      $0")), []);
  assert.deepEqual(await labels(model("    pre_init:\n      - value: |\n          a $0")), []);
});
