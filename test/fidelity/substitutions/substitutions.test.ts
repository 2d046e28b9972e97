// msi and dbLoadTemplate of EPICS base 7.0.10 and our two readers: recorded observations, the corpus, random changes.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { parts, without } from "../../support/parts.ts";
import { changedFiles } from "./changedFiles.ts";
import { differences, toolCase } from "./differences.ts";
import { compared, recordings } from "./recordings.ts";
import { toolVerdicts } from "./toolVerdicts.ts";

const corpus = parts.corpus ?? "";
const SKIP = parts.epicsBase === undefined ? without("engine", "images") : false;

/** Real files; a template of an absolute path cannot be made for the test, so it lies somewhere else. */
function corpusTexts(): readonly string[] {
  if (parts.corpus === undefined) return [];
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /\.(substitutions|subst|subs|sub)$/.test(file))
    .map((file) => readFileSync(path.join(corpus, file), "utf8").replaceAll(/(file\s+"?)(?:\.\.)?\//g, "$1"));
}

function allDifferences(texts: readonly string[]): readonly string[] {
  const cases = texts.map(toolCase);
  const verdicts = toolVerdicts(cases);
  const found = cases.flatMap((each, index) => {
    const verdict = verdicts[index];
    return verdict === undefined ? ["no answer"] : differences(each, verdict);
  });
  return found.slice(0, 20);
}

test("what was recorded of msi and dbLoadTemplate is what we say", { skip: without("corpus") }, () => {
  const all = recordings(corpus);
  assert.ok(all.length >= 50, `${all.length} recordings`);
  for (const [title, recording] of all) {
    const { real, ours } = compared(recording);
    assert.deepEqual(ours, real, title);
  }
});

test(
  "every substitutions file of the corpus is read as both tools read it",
  { skip: SKIP || without("corpus") },
  () => {
    const texts = corpusTexts();
    assert.ok(texts.length >= 50, `${texts.length} files`);
    assert.deepEqual(allDifferences(texts), []);
  },
);

test("random changes of small files make no difference between the tools and us", { skip: SKIP }, () => {
  const small = corpusTexts().filter((text) => text.length < 1500);
  const sources = [...SOURCES, ...recordings(corpus).map(([, { subs }]) => subs), ...small];
  assert.deepEqual(allDifferences([...SOURCES, ...changedFiles(2026, 800, sources)]), []);
});

const SOURCES = [
  'global {G=1, H="two"}\nfile "a.template" {\n  pattern {P, Q}\n  {a, "b c"}\n  {d,e}\n}\nfile b.db { {P=x,Q="y z"} {P=1} }\n',
  "file t.db { {P=a} global {Q=x} {P=b} {} {P=c} }\nglobal { R=2 }\nfile u.db { pattern { P Q } { a b } pattern { Q } { c } }\n",
  "file t.db\n{\npattern\n{ A, B, C }\n{ \"1\", '2', three }\n}\n\n# the end\n",
  "file t.db {\n  # a comment\n{P=a}#b\n{P=c,#d\nQ=e}\n}\n",
  "file a.db {}\nfile b.db { pattern {} {} }\nfile c.db { {} }",
  'file t.db { {P="a \\"b\\" c", Q=\'d "e"\'} {P = x} {P=a=b} {P="$(Q=z)", Q="$(P)"} }\n',
  "file a.db { {P=1}\nfile b.db { {P=2}\nglobal {X=1}\nfile c.db { {P=3}\n",
];
