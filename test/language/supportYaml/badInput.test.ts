import assert from "node:assert/strict";
import { test } from "node:test";
import type { SupportAnalysis } from "../../../language-server/supportYaml/analysis.ts";
import { messages, model, open, URI, wording } from "./supportFixture.ts";

const WHOLE = model(`    shared: [&p {type: str, description: d}]
    parameters:
      P: *p
      e: {type: enum, description: d, values: {a: 1}, default: "{{ P }}"}
      <<: {q: {type: object, description: d}}
    post_defines:
      z: {description: d, value: |-
        {{ P }}}
    validate:
      - {assert: "P != ''", message: m}
    pre_init:
      - when: first
        value: |
          {% if P %}{{ q.x | upper }}{% endif %}
    databases:
      - {file: $(X)/a.template, args: {P: , ".*": }}
    sub_entities:
      - {type: m.Axis, P: "{{ e }}"}
`);

type Language = Awaited<ReturnType<typeof open>>["language"];

/** Asks for everything at a place: nothing may throw. */
async function askAll(language: Language, analysis: SupportAnalysis, offset: number): Promise<void> {
  const position = analysis.lines.positionAt(offset);
  for (const { range } of language.diagnostics(analysis)) assert.ok(range.end.line < analysis.lines.lineCount);
  await language.completion?.provide(analysis, position);
  await language.hover?.(analysis, position);
  language.documentHighlights?.(analysis, position);
  language.documentSymbols?.(analysis);
  language.rename?.prepare(analysis, position);
  language.semanticTokens?.(analysis);
  language.selectionRanges?.(analysis, [position]);
  language.documentLinks?.(analysis);
  for (const { endLine } of language.foldingRanges?.(analysis) ?? []) assert.ok(endLine < analysis.lines.lineCount);
  const all = { start: analysis.lines.positionAt(0), end: analysis.lines.positionAt(analysis.lines.text.length) };
  language.codeActions?.(analysis, all);
}

test("a file cut off anywhere is answered at every place", async () => {
  const { language } = await open("");
  for (let length = 0; length <= WHOLE.length; length += 2) {
    const analysis = await language.analyse({ uri: URI, version: 1, text: WHOLE.slice(0, length) }, undefined);
    await askAll(language, analysis, length);
  }
});

test("a file with any character replaced by a difficult one is answered there", async () => {
  const { language } = await open("");
  for (const character of ["\t", "{", "]", '"', ":", "-", "\n", "&", "*", "|", "#", "%", "\uD800"]) {
    for (let at = 0; at < WHOLE.length; at += 9) {
      const text = WHOLE.slice(0, at) + character + WHOLE.slice(at + 1);
      await askAll(language, await language.analyse({ uri: URI, version: 1, text }, undefined), at + 1);
    }
  }
});

test("edits give the answers that reading the text afresh gives", async () => {
  const { language } = await open("");
  let analysis = await language.analyse({ uri: URI, version: 1, text: WHOLE }, undefined);
  const three = `${WHOLE}${WHOLE.slice(WHOLE.indexOf("  - name")).replaceAll("Axis", "Other")}`;
  for (let at = 30, step = 0; at < three.length; at += 17, step++) {
    const piece = ["x", "", "\n", "  ", "P", "{{", "&p "][step % 7] ?? "";
    const text = three.slice(0, at) + piece + three.slice(at + (step % 3));
    analysis = await language.analyse({ uri: URI, version: 1, text }, analysis);
    const afresh = await language.analyse({ uri: URI, version: 1, text }, undefined);
    assert.deepEqual(
      language.diagnostics(analysis),
      language.diagnostics(afresh),
      JSON.stringify(text.slice(at - 20, at + 20)),
    );
  }
});

test("a file that is no text, a huge one and a deeply nested one are one problem each", async () => {
  assert.match((await messages("module: m\n\u0000\u0001"))[0] ?? "", /^error yaml-syntax: This is not text/);
  assert.match(
    (await messages(`module: m\nentity_models:\n${"  - {name: a}\n".repeat(800_000)}`))[0] ?? "",
    /4 million/,
  );
  assert.match((await messages(`a: ${"[".repeat(100_000)}`))[0] ?? "", /levels of nesting/);
});

test("aliases that would make billions of values are answered at once", async () => {
  const levels = Array.from({ length: 40 }, (_, level) => `  - &a${level + 1} [*a${level}, *a${level}]\n`).join("");
  const maps = Array.from({ length: 40 }, (_, level) => `  - &m${level + 1} {<<: [*m${level}, *m${level}]}\n`).join("");
  const many = "*big, ".repeat(5_000);
  const text = `module: m\nshared:\n  - &a0 [1]\n  - &m0 {P: {type: str}}\n${levels}${maps}  - &big [${"{file: a}, ".repeat(2_000)}]\n  - &items [${many}]\nentity_models:\n  - {name: A, description: d, parameters: *m40, databases: *a40}\n  - {name: B, description: d, databases: *items}\n`;
  const started = performance.now();
  const found = await messages(text);
  assert.ok(found.length > 0 && found.length < 20_000);
  assert.ok(performance.now() - started < 3_000);
});

test("hostile Jinja and patterns are answered at once", async () => {
  const long = 20_000;
  for (const body of [
    `    pre_init: [{value: "${"{{".repeat(long)}"}]\n`,
    `    pre_init: [{value: "${"{% for a in b %}".repeat(300)}"}]\n`,
    `    pre_init: [{value: "{{ ${"(".repeat(long)} }}"}]\n`,
    `    validate: [{assert: "${"a and ".repeat(long)}b", message: "${"{{ a }}".repeat(2_000)}"}]\n`,
    `    databases: [{file: a, args: {"(a*)*(a*)*b?": , "${"(".repeat(90)}*": }}]\n    parameters: {${"a".repeat(199)}: {type: str, description: d}}\n`,
  ]) {
    const { language, analysis } = await open(model(body));
    await askAll(language, analysis, analysis.lines.text.length - 3);
  }
});

test("line ends of Windows and a byte order mark change nothing but places", async () => {
  const { language } = await open("");
  const said = async (text: string): Promise<readonly string[]> =>
    language.diagnostics(await language.analyse({ uri: URI, version: 1, text }, undefined)).map(wording);
  const text = model("    paramters: {}\n    databases:\n      - file: a\n");
  assert.deepEqual(await said(`\uFEFF${text.replaceAll("\n", "\r\n")}`), await said(text));
});
