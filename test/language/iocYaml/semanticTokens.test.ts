import assert from "node:assert/strict";
import { test } from "node:test";
import { semanticTokens } from "../../../language-server/iocYaml/semanticTokens.ts";
import { marked } from "../../support/marked.ts";
import { ioc, openIoc } from "./iocFixture.ts";

/** `text type` of each token. */
async function tokens(text: string): Promise<readonly string[]> {
  const analysis = await openIoc(text);
  return semanticTokens(analysis).map(({ range: { start, end }, type }) => {
    assert.equal(start.line, end.line);
    return `${text.slice(analysis.lines.offsetAt(start), analysis.lines.offsetAt(end))} ${type}`;
  });
}

test("names, attributes, functions, words, texts, numbers and operators of Jinja have their colours at their places", async () => {
  const { text, labels } = marked(`ioc_name: x
description: d
entities:
  - type: m.Device
    port: p1
    P: a{{ port.addr | upper }}
    #   ^^ macro
    #      ^^^^ variable
    #          ^ operator
    #           ^^^^ property
    #                ^ operator
    #                  ^^^^^ function
    #                        ^^ macro
`);
  const analysis = await openIoc(text);
  const found = semanticTokens(analysis).map(({ range: { start, end }, type }) => ({
    line: start.line,
    start: start.character,
    end: end.character,
    label: type,
  }));
  assert.deepEqual(found, labels);
});

test("escapes, quotes and comments of Jinja are told from each other", async () => {
  const text = ioc(`  - {type: m.Port, name: "\\x41{{ \\"a\\" ~ 1 }}", addr: 'x{# c #}{% if not b %}''{% endif %}'}\n`);
  assert.deepEqual(await tokens(text), [
    "{{ macro",
    '\\"a\\" string',
    "~ operator",
    "1 number",
    "}} macro",
    "{# c #} comment",
    "{% macro",
    "if keyword",
    "not keyword",
    "b variable",
    "%} macro",
    "{% macro",
    "endif keyword",
    "%} macro",
  ]);
});

test("Jinja in blocks, over several lines and in repeats is coloured line by line", async () => {
  const text = ioc(
    "  - type: ibek.repeat\n    values: [1]\n    entity:\n      type: m.Port\n      name: |\n        a {{ index }}\n        {{ 'b\n        c' }}\n",
  );
  assert.deepEqual(await tokens(text), [
    "{{ macro",
    "index variable",
    "}} macro",
    "{{ macro",
    "'b string",
    "c' string",
    "}} macro",
  ]);
});

test("Jinja in lists is coloured where ibek renders it: in repeats", async () => {
  const list = '["{{ a }}", ["{{ b }}"]]';
  const text = ioc(
    `  - {type: m.Device, l: ${list}}\n  - {type: ibek.repeat, values: ${list}, entity: {type: m.Device, l: ${list}}}\n`,
  );
  const names = (await tokens(text)).filter((each) => each.endsWith("variable"));
  assert.deepEqual(names, ["a variable", "b variable", "a variable", "b variable"]);
});

test("half-typed Jinja is coloured as far as it goes; keys, types and plain text are not", async () => {
  assert.deepEqual(await tokens(ioc('  - type: "{{ no }}"\n    name: "{{ range(\n    addr: b\n')), []);
  assert.deepEqual(await tokens(ioc('  - type: m.Port\n    name: "{{ range(2"\n    addr: b\n')), [
    "{{ macro",
    "range function",
    "( operator",
    "2 number",
  ]);
});
