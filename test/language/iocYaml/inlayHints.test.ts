import assert from "node:assert/strict";
import { test } from "node:test";
import type { MarkupContent } from "vscode-languageserver-types";
import { inlayHints } from "../../../language-server/iocYaml/inlayHints.ts";
import { ioc, iocLanguage, openIoc, SUPPORT_PATH } from "./iocFixture.ts";

const SUPPORT = `module: m
entity_models:
  - name: Port
    description: A port.
    parameters:
      name: {type: id, description: its name}
      addr: {type: str, description: its address, default: "{{ name }}.local"}
  - name: Many
    description: Many defaults.
    parameters:
      P: {type: str, description: prefix}
${["a", "b", "c", "d", "e", "f"].map((name) => `      ${name}: {type: int, description: a number, default: 1}\n`).join("")}`;
const SURROUNDINGS = { files: { [SUPPORT_PATH]: SUPPORT } };

/** The text with each hint in its place, in `«»`. */
async function hinted(text: string): Promise<string> {
  const analysis = await openIoc(text, SURROUNDINGS);
  const { lines } = analysis;
  const whole = { start: lines.positionAt(0), end: lines.positionAt(text.length) };
  return [...inlayHints(analysis, whole)].reverse().reduce((now, { position, label }) => {
    const at = lines.offsetAt(position);
    return `${now.slice(0, at)} «${typeof label === "string" ? label : ""}»${now.slice(at)}`;
  }, text);
}

test("behind a value with Jinja stands what ibek makes of it, whatever its quotes", async () => {
  const text = `ioc_name: "{{ 'x' | upper }}" «= X»
description: d
entities:
  - type: m.Port
    name: p{{ 1 + 1 }} «= p2» # why
    addr: '{{ name }}' «= p2»
  - type: m.Port
    name: plain
    addr: | «= a plain»
      a
      {{ name }}
`;
  assert.equal(await hinted(text.replace(/ «.*?»/g, "")), text);
});

test("behind the type stand the defaults that are used, rendered, a few of many", async () => {
  const text = ioc(`  - type: m.Port «addr: p1.local» # why
    name: p1
  - {type: m.Many «a: 1, c: 1, d: 1, e: 1, … 1 more», P: X, b: 2}
`);
  assert.equal(await hinted(text.replace(/ «.*?»/g, "")), text);
});

test("all defaults are in the tooltip, with where they come from", async () => {
  const analysis = await openIoc(ioc("  - {type: m.Port, name: p1}\n  - {type: m.Many, P: X}\n"), SURROUNDINGS);
  const whole = { start: analysis.lines.positionAt(0), end: analysis.lines.positionAt(9999) };
  const [port, many] = inlayHints(analysis, whole).map(({ tooltip }) => (tooltip as MarkupContent).value);
  assert.equal(port, "Not given here, so the defaults are used:\n\n- addr: `p1.local`, from `{{ name }}.local`");
  assert.equal(many?.split("\n- ").length, 7);
});

test("long values are cut short, and shown whole in the tooltip", async () => {
  const analysis = await openIoc(ioc(`  - {type: m.Port, name: a, addr: "{{ 'long ' * 20 }}"}\n`), SURROUNDINGS);
  const whole = { start: analysis.lines.positionAt(0), end: analysis.lines.positionAt(9999) };
  const [hint] = inlayHints(analysis, whole);
  assert.equal(hint?.label, `= ${"long ".repeat(8).slice(0, 39)}…`);
  assert.equal((hint.tooltip as MarkupContent).value, `ibek makes of this: \`${"long ".repeat(20).trim()}\``);
});

test("only what is on the screen is looked at", async () => {
  const analysis = await openIoc(ioc("  - {type: m.Port, name: p1}\n  - {type: m.Port, name: p2}\n"), SURROUNDINGS);
  const hints = inlayHints(analysis, { start: { line: 4, character: 0 }, end: { line: 4, character: 5 } });
  assert.deepEqual(
    hints.map(({ label }) => label),
    ["addr: p2.local"],
  );
});

test("there is no hint where the value is not known, wrong, or another one each time", async () => {
  const text = ioc(`  - type: m.Port
    name: p1
    addr: "{{ nothing }}"
  - type: m.Port
    name: p2
    addr: "{{ half"
  - type: ibek.repeat
    values: [1, 2]
    entity:
      type: m.Port
      name: r{{ index }}
      addr: "{{ index }}"
  - type: m.Unknown
    P: "{{ 1 }}"
`);
  assert.equal(await hinted(text), text.replace("ibek.repeat", "ibek.repeat «variable: index»"));
});

test("a setting switches the hints off", async () => {
  const analysis = await openIoc(ioc("  - {type: m.Port, name: p1}\n"), SURROUNDINGS);
  const whole = { start: analysis.lines.positionAt(0), end: analysis.lines.positionAt(9999) };
  assert.equal(iocLanguage().inlayHints?.(analysis, whole).length, 1);
  assert.equal(iocLanguage({ settings: { inlayHints: false } }).inlayHints?.(analysis, whole).length, 0);
});

test("what definitions and values hold stays text in the tooltip", async () => {
  const support = SUPPORT.replace("{{ name }}.local", "![](https://a.b/c.png)`<img>");
  const analysis = await openIoc(ioc("  - {type: m.Port, name: p1}\n"), { files: { [SUPPORT_PATH]: support } });
  const whole = { start: analysis.lines.positionAt(0), end: analysis.lines.positionAt(9999) };
  const [hint] = inlayHints(analysis, whole);
  assert.match((hint?.tooltip as MarkupContent).value, /- addr: ``!\[\]\(https:\/\/a\.b\/c\.png\)`<img>``$/);
});
