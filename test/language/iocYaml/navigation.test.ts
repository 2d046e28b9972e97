import assert from "node:assert/strict";
import { test } from "node:test";
import type { DocumentSymbol, MarkupContent } from "vscode-languageserver-types";
import { definition } from "../../../language-server/iocYaml/definition.ts";
import { documentSymbols } from "../../../language-server/iocYaml/documentSymbols.ts";
import { completion } from "../../../language-server/iocYaml/completion/completion.ts";
import { parameterDocumentation } from "../../../language-server/iocYaml/documentation.ts";
import { hover } from "../../../language-server/iocYaml/hover.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { marked } from "../../support/marked.ts";
import { ioc, openIoc, SUPPORT, SUPPORT_PATH } from "./iocFixture.ts";

async function hoverText(source: string): Promise<string | undefined> {
  const { text, cursor } = marked(source);
  const shown = hover(await openIoc(text), new LineIndex(text).positionAt(cursor ?? 0));
  return (shown?.contents as MarkupContent | undefined)?.value;
}

/** `file: the text there`. */
async function target(source: string): Promise<readonly string[]> {
  const { text, cursor } = marked(source);
  const found = definition(await openIoc(text), new LineIndex(text).positionAt(cursor ?? 0));
  return found.map(({ uri, range }) => {
    const lines = new LineIndex(uri === `file://${SUPPORT_PATH}` ? SUPPORT : text);
    const name = uri.slice(uri.lastIndexOf("/") + 1);
    return `${name}:${range.start.line + 1}: ${lines.text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end))}`;
  });
}

const PORT = "  - {type: m.Port, name: p1, addr: a}\n";

test("a type explains itself, its parameters, and where it is defined", async () => {
  const text = await hoverText(ioc("  - type: m.Po$0rt\n"));
  assert.match(text ?? "", /^\*\*m\.Port\*\*\n\nA network port\./);
  assert.match(text ?? "", /- `addr` \(str, must be given\)\n- `num` \(int, default 1\)/);
  assert.match(
    text ?? "",
    /Defined in \[m\.ibek\.support\.yaml:3\]\(file:\/\/\/services\/.*m\.ibek\.support\.yaml#L3\)/,
  );
});

test("a parameter explains itself at its name and at its value", async () => {
  const expected =
    /^\*\*DIR\*\* \(enum, default Pos\)\n\ndirection\n\n- `Pos` → `0`\n- `Neg` → `1`\n- `1`\n- `2` → `two`\n\nDefined in/;
  assert.match((await hoverText(ioc("  - type: m.Device\n    D$0IR: Pos\n"))) ?? "", expected);
  assert.match((await hoverText(ioc("  - type: m.Device\n    DIR: P$0os\n"))) ?? "", expected);
});

test("a reference tells what it refers to", async () => {
  const text = await hoverText(ioc(`${PORT}  - {type: m.Device, port: p$01, P: X}\n`));
  assert.match(text ?? "", /^`p1` is the `m\.Port` in line 4\./);
});

test("there is nothing to say about a comment or a blank line", async () => {
  assert.equal(await hoverText(ioc(`${PORT}$0\n`)), undefined);
  assert.equal(await hoverText(`# a $0 comment\n${ioc(PORT)}`), undefined);
});

test("what a support file holds stays text when it is shown, in hovers and completions", async () => {
  const support = `module: m
entity_models:
  - name: Evil
    description: "![](https://a.b/c.png)\\n\\n# [ok](command:x) <img src=x>"
    parameters:
      "x\`![](y)":
        type: enum
        description: "\`\`\`"
        values: {"\`![](z)": "\`"}
        default: "[d](e)"
`;
  const { text, cursor } = marked(ioc("  - type: m.Ev$0il\n"));
  const at = new LineIndex(text).positionAt(cursor ?? 0);
  const analysis = await openIoc(text, { files: { [SUPPORT_PATH]: support } });
  const described = String.raw`!\[\](<https://a.b/c.png>)

\# \[ok\](command:x) \<img src=x\>

- ${"``x`![](y)``"} (enum, default \[d\](e))`;
  const shown = (hover(analysis, at)?.contents as MarkupContent | undefined)?.value;
  assert.ok(shown?.startsWith(`**m.Evil**\n\n${described}\n\nDefined in`), shown);
  const item = completion(analysis, at).find(({ label }) => label === "m.Evil");
  assert.ok((item?.documentation as MarkupContent | undefined)?.value.startsWith(`${described}\n\nDefined in`));
  const parameter = analysis.catalogue.models.get("m.Evil")?.parameters.get("x`![](y)");
  assert.ok(parameter);
  assert.match(parameterDocumentation(parameter).value, /^\\`\\`\\`\n\n- `` `!\[\]\(z\) `` → `` ` ``\n\nDefined/);
});

test("a type leads to its model, a parameter to its definition", async () => {
  assert.deepEqual(await target(ioc("  - type: m.Po$0rt\n")), ["m.ibek.support.yaml:3: Port"]);
  assert.deepEqual(await target(ioc("  - type: m.Port\n    ad$0dr: a\n")), ["m.ibek.support.yaml:9: addr"]);
  assert.deepEqual(await target(ioc("  - type: ibek.re$0peat\n")), []);
});

test("a reference leads to the id, also one further down", async () => {
  const device = "  - {type: m.Device, port: p$01, P: X}\n";
  assert.deepEqual(await target(ioc(PORT + device)), ["ioc.yaml:4: p1"]);
  assert.deepEqual(await target(ioc(device + PORT)), ["ioc.yaml:5: p1"]);
});

test("in a repeat a parameter leads to its definition as well", async () => {
  const repeat = "  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: m.Port\n      ad$0dr: a\n";
  assert.deepEqual(await target(ioc(repeat)), ["m.ibek.support.yaml:9: addr"]);
});

test("the outline lists entities by id or type, without the lines between them", async () => {
  const text = ioc(
    "  - type: m.Port\n    name: p1\n    addr: a\n\n  # the device\n  - type: m.Device\n    P: X\n    port: p1\n\n",
  );
  const outline = documentSymbols(await openIoc(text)).map(({ name, detail, children }) => [
    name,
    detail,
    children?.map((child) => [child.name, child.detail, child.range.start.line, child.range.end.line]),
  ]);
  assert.deepEqual(outline, [
    ["ioc_name", "test", undefined],
    ["description", "a test", undefined],
    [
      "entities",
      undefined,
      [
        ["p1", "m.Port", 3, 5],
        ["m.Device", "X", 8, 10],
      ],
    ],
  ]);
});

test("the outline shows what a repeat repeats, also in a repeat of a repeat", async () => {
  const port = "      type: m.Port\n      name: p{{ index }}\n";
  const nested = `  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: ibek.repeat\n      values: [2]\n      entity: {type: m.Device, P: X}\n`;
  const text = ioc(`  - type: ibek.repeat\n    values: [1, 2]\n    entity:\n${port}${nested}`);
  const names = (symbols: readonly DocumentSymbol[] | undefined): readonly unknown[] =>
    (symbols ?? []).map(({ name, children }) => (children ? [name, names(children)] : name));
  assert.deepEqual(names(documentSymbols(await openIoc(text)).at(-1)?.children), [
    ["ibek.repeat", ["p{{ index }}"]],
    ["ibek.repeat", [["ibek.repeat", ["m.Device"]]]],
  ]);
});

test("each symbol's name lies inside of it, as editors demand", async () => {
  const text = ioc(`${PORT}  -\n  - <<: *x\n  - type: m.Port\n  - 5\nshared: []\n`);
  const all = documentSymbols(await openIoc(text)).flatMap((symbol) => [symbol, ...(symbol.children ?? [])]);
  const lines = new LineIndex(text);
  for (const { range, selectionRange, name } of all) {
    assert.ok(lines.offsetAt(range.start) <= lines.offsetAt(selectionRange.start), name);
    assert.ok(lines.offsetAt(range.end) >= lines.offsetAt(selectionRange.end), name);
  }
  assert.equal(all.length, 9);
});
