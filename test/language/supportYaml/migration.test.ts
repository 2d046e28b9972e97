import assert from "node:assert/strict";
import { test } from "node:test";
import { ibek2JinjaChanges } from "../../../language-server/ioc/migration/ibek2Jinja.ts";
import { parsePiece } from "../../../language-server/syntax/yaml/parsePiece.ts";
import { changedText } from "../../../language-server/text/changedText.ts";
import { openIoc, iocLanguage } from "../iocYaml/iocFixture.ts";
import { afterAction, messages } from "./supportFixture.ts";

const TITLE = "Convert to ibek 3+ (entity_models)";

const OLD = `# header
module: m

defs: # all of them
  - name: Axis
    description: an axis
    args:
      # the prefix
      - type: str # text
        name: P # prefix
        description: |
          of records

      - name: n
        type: int
        description: d
        default: 1 # one
      - {type: object, name: port, description: d}
    values:
    - name: title
      description: d
      value: "{{ __utils__.get_env('X') }}{{ P }}"
    pre_init:
      - value: a({{ P }}, {{ n }}, {{ port }}, {{ title }}, {{ __utils__.counter("axes", 1, 9, 2) }})
`;

const NEW = `# header
module: m

entity_models: # all of them
  - name: Axis
    description: an axis
    parameters:
      # the prefix
      P: # prefix
        type: str # text
        description: |
          of records

      n:
        type: int
        description: d
        default: 1 # one
      port: {type: object, description: d}
    post_defines:
      title:
        description: d
        value: "{{ _global.get_env('X') }}{{ P }}"
    pre_init:
      - value: a({{ P }}, {{ n }}, {{ port }}, {{ title }}, {{ _global.incrementor("axes", 1, 2, 9) }})
`;

test("a file of ibek 2 is one warning, however much of it ibek 3 would refuse", async () => {
  const found = await messages(OLD);
  assert.equal(found.length, 1);
  assert.match(found[0] ?? "", /^warning ibek2-format: `defs` is of ibek 2/);
  const [args, ...rest] = await messages(
    "module: m\nentity_models:\n  - name: A\n    description: d\n    args: [{name: P, type: str, description: d}]\n",
  );
  assert.match(args ?? "", /^warning ibek2-format: `args` is of ibek 2/);
  assert.equal(rest.length, 0);
});

test("a file of ibek 2 is converted where it stands: order, comments and quotes stay", async () => {
  assert.equal(await afterAction(OLD, TITLE), NEW);
  assert.deepEqual(await messages(NEW), []);
});

test("a list in the column of its key is indented, as a mapping has to be; empty lists become empty mappings", async () => {
  const old =
    "module: m\ndefs:\n- name: A\n  description: d\n  args:\n  - name: P\n    type: id\n    description: d\n  values: []\n";
  const converted =
    "module: m\nentity_models:\n- name: A\n  description: d\n  parameters:\n    P:\n      type: id\n      description: d\n  post_defines: {}\n";
  assert.equal(await afterAction(old, TITLE), converted);
});

test("what cannot be converted surely is not offered: items without a name, names given twice, broken YAML", async () => {
  const file = (args: string): string => `module: m\ndefs:\n  - name: A\n    description: d\n    args: ${args}\n`;
  assert.equal(await afterAction(file("\n      - {type: str}"), TITLE), undefined);
  assert.equal(await afterAction(file("\n      - name: a\n      - name: a"), TITLE), undefined);
  assert.equal(await afterAction(file('\n      - name: "a'), TITLE), undefined);
});

function converted(jinja: string): string {
  return changedText(jinja, ibek2JinjaChanges(parsePiece(jinja).root, jinja));
}

test("the helper of ibek 2 in Jinja becomes `_global`, a counter's arguments change places", () => {
  const cases: readonly (readonly [string, string])[] = [
    [`"{{ __utils__.get_env('A') }}"`, `"{{ _global.get_env('A') }}"`],
    [`'{{ __utils__.set_var("a", 1) }}{{__utils__.get_var("a")}}'`, `'{{ _global.set("a", 1) }}{{_global.get("a")}}'`],
    [`"{{ _ctx_.counter('a', 1) }}"`, `"{{ _global.incrementor('a', 1) }}"`],
    [`"{{ __utils__.counter('a', 1, n + 1) }}"`, `"{{ _global.incrementor('a', 1, stop=n + 1) }}"`],
    [`"{{ __utils__.counter('a', 1, 5, 2) }}"`, `"{{ _global.incrementor('a', 1, 2, 5) }}"`],
    [
      `"{{ __utils__.counter('a', start=1, stop=5, inc=2) }}"`,
      `"{{ _global.incrementor('a', start=1, stop=5, increment=2) }}"`,
    ],
    [`"__utils__ is text here"`, `"__utils__ is text here"`],
  ];
  for (const [before, after] of cases) assert.equal(converted(before), after);
});

test("an ioc.yaml of ibek 2 is converted as a whole from any line that needs it", async () => {
  const text = `ioc_name: "{{ __utils__.get_env('IOC_NAME') }}"\ndescription: d\nentities:\n  - type: m.Named\n    id: "{{ __utils__.get_env('A') }}"\n`;
  const analysis = await openIoc(text);
  const at = (line: number): { line: number; character: number } => ({ line, character: 0 });
  const actionsAt = (line: number): readonly { readonly title: string }[] =>
    iocLanguage()
      .codeActions?.(analysis, { start: at(line), end: at(line) })
      .filter(({ title }) => title.startsWith("Convert")) ?? [];
  assert.equal(actionsAt(1).length, 0);
  const [action] =
    iocLanguage()
      .codeActions?.(analysis, { start: at(4), end: at(4) })
      .filter(({ title }) => title.startsWith("Convert")) ?? [];
  const edits = Object.values(action?.edit?.changes ?? {}).flat();
  const changes = edits.map(({ range, newText }) => ({
    span: { start: analysis.lines.offsetAt(range.start), end: analysis.lines.offsetAt(range.end) },
    text: newText,
  }));
  assert.equal(changedText(text, changes), text.replaceAll("__utils__", "_global"));
});

test("an image named in an ioc.yaml is explained", async () => {
  const analysis = await openIoc("ioc_name: a\ndescription: d\ngeneric_ioc_image: x\nentities: []\n");
  const [only] = iocLanguage().diagnostics(analysis);
  assert.match(typeof only?.message === "string" ? only.message : "", /`generic_ioc_image` is of ibek 1/);
});
