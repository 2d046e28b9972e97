// Any text, edits one after the other, and the real files of other projects.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { parseMacroDefinitions } from "../../../language-server/ioc/macros/macroDefinitions.ts";
import { parseSubstitutions } from "../../../language-server/syntax/substitutions/parseSubstitutions.ts";
import { readAsDbLoadTemplate } from "../../../language-server/syntax/substitutions/readAsDbLoadTemplate.ts";
import { readAsMsi } from "../../../language-server/syntax/substitutions/readAsMsi.ts";
import type { Reading } from "../../../language-server/syntax/substitutions/reading.ts";
import { Random } from "../../support/mutation/random.ts";
import { parts, without } from "../../support/parts.ts";
import { applied, openSubstitutions } from "./substitutionsFixture.ts";

const TEXT = `global { G=1, H="two" }
file "a.template" { # c
  pattern { P, M }
  {a, "b c"}
  x {d,'e'}
  {$(P)x, f=g} # end
}
file b.db { {P=x,M="y \\"z"} {P=1}
file c.db { global {X=1} {} }
`;
const BITS = [
  '"',
  "'",
  ",",
  "{",
  "}",
  "=",
  "#",
  "\\",
  "\n",
  " ",
  "$(",
  "file ",
  "pattern {",
  "global {",
  "é",
  "{a}",
  "\r\n",
  "\0",
];

async function askAll(source: string): Promise<void> {
  const { language, substitutions, cursor } = await openSubstitutions(source);
  language.diagnostics(substitutions);
  assert.ok(Array.isArray(await language.completion?.provide(substitutions, cursor)));
  language.hover?.(substitutions, cursor);
  language.definition?.(substitutions, cursor);
  language.references?.(substitutions, cursor, true);
  language.rename?.prepare(substitutions, cursor);
  language.documentHighlights?.(substitutions, cursor);
  language.documentSymbols?.(substitutions);
  language.foldingRanges?.(substitutions);
  language.documentLinks?.(substitutions);
  language.selectionRanges?.(substitutions, [cursor]);
  language.formatting?.(substitutions, { tabSize: 2, insertSpaces: true });
  language.codeActions?.(substitutions, { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } });
}

test("any beginning of a file can be analysed and completed", async () => {
  for (let length = 0; length <= TEXT.length; length++) await askAll(`${TEXT.slice(0, length)}$0`);
});

test("text that is no substitutions file is survived", async () => {
  const texts = [
    "{".repeat(100_000),
    "file ".repeat(20_000),
    '"'.repeat(100_001),
    "$(".repeat(50_000),
    "\0\uFFFD#\n",
    "pattern{".repeat(20_000),
  ];
  for (const text of texts) await askAll(`${text}$0`);
});

test("a text edited again and again reads like one read afresh", () => {
  const random = new Random(7);
  let text = TEXT;
  let file = parseSubstitutions(text);
  let msi = readAsMsi(text);
  let dbLoadTemplate = readAsDbLoadTemplate(text);
  for (let edit = 0; edit < 4000; edit++) {
    const at = random.below(text.length + 1);
    const removed = random.below(3) === 0 ? random.below(12) : 0;
    text = text.slice(0, at) + (random.chance(0.6) ? (random.pick(BITS) ?? "") : "") + text.slice(at + removed);
    if (text.length < 40 || text.length > 1200) text = TEXT;
    file = parseSubstitutions(text, file);
    msi = readAsMsi(text, msi);
    dbLoadTemplate = readAsDbLoadTemplate(text, dbLoadTemplate);
    assert.deepEqual(withoutReach(file), withoutReach(parseSubstitutions(text)), JSON.stringify(text));
    assert.deepEqual(msi, readAsMsi(text), JSON.stringify(text));
    assert.deepEqual(dbLoadTemplate, readAsDbLoadTemplate(text), JSON.stringify(text));
  }
});

function withoutReach({ pieces }: ReturnType<typeof parseSubstitutions>): unknown {
  return pieces.map(({ start, piece }) => ({ start, piece: { ...piece, reach: 0 } }));
}

function loads({ rows, refusal }: Reading): unknown {
  const given = rows.map(({ template, macros }) => [
    template,
    parseMacroDefinitions(macros).map(({ name, value }) => [name, value]),
  ]);
  return { given, refused: refusal !== undefined };
}

async function assertFormatted(text: string): Promise<void> {
  const format = async (source: string): Promise<string> => {
    const { language, substitutions } = await openSubstitutions(source.replaceAll("$0", "$1"));
    return applied(source, language.formatting?.(substitutions, { tabSize: 2, insertSpaces: true }) ?? []);
  };
  const once = await format(text);
  assert.deepEqual(loads(readAsMsi(once)), loads(readAsMsi(text)), text.slice(0, 500));
  assert.deepEqual(loads(readAsDbLoadTemplate(once)), loads(readAsDbLoadTemplate(text)), text.slice(0, 500));
  assert.equal(await format(once), once);
}

test("formatting changes nothing that a tool reads, twice nothing at all", async () => {
  const random = new Random(11);
  for (let run = 0; run < 1500; run++) {
    let text = TEXT;
    for (let edits = random.below(4); edits >= 0; edits--) {
      const at = random.below(text.length + 1);
      text = text.slice(0, at) + (random.pick(BITS) ?? "") + text.slice(at + random.below(4));
    }
    await assertFormatted(text);
  }
});

test(
  "real files are formatted without a change of what they load, and are taken by one of the tools",
  { skip: without("corpus") },
  async () => {
    const corpus = parts.corpus ?? "";
    const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.(substitutions|subst|subs|sub)$/.test(file),
    );
    assert.ok(files.length >= 50, `${files.length} files`);
    const refused: string[] = [];
    for (const file of files) {
      const text = readFileSync(path.join(corpus, file), "utf8");
      await assertFormatted(text);
      const { language, substitutions } = await openSubstitutions(text.replaceAll("$0", "$1"));
      const errors = language.diagnostics(substitutions).filter(({ severity }) => severity === 1);
      if (errors.length > 0) refused.push(`${file}: ${JSON.stringify(errors[0]?.message)}`);
    }
    assert.deepEqual(refused, []);
  },
);
