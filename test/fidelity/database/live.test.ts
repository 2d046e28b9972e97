// The real parser and ours, on the whole corpus and on thousands of small changes.
import assert from "node:assert/strict";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import test from "node:test";
import { parts, without } from "../../support/parts.ts";
import { type EpicsCase, epicsVerdicts } from "./epicsVerdicts.ts";
import { firstLine } from "./firstLine.ts";
import { fieldValues, mutatedDatabases } from "./mutatedDatabases.ts";
import { ourVerdict } from "./ourVerdict.ts";

const corpus = path.join(parts.corpus ?? "", "epics-languages");

/** All folders of a corpus that hold databases, where includes are looked for. */
function databaseFolders(): readonly string[] {
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" });
  return [...new Set(files.filter((file) => /\.(db|template|vdb)$/.test(file)).map((file) => path.dirname(file)))];
}

/** Real files with every macro that has no default set: names of records differ, all else is 1. */
function corpusCases(): readonly EpicsCase[] {
  const folders = databaseFolders();
  const names = folders.flatMap((folder) => readdirSync(path.join(corpus, folder)));
  return folders.flatMap((folder) =>
    readdirSync(path.join(corpus, folder))
      .filter((file) => /\.(db|template|vdb)$/.test(file))
      .map((file) => {
        const full = path.join(corpus, folder, file);
        const text = readFileSync(full, "latin1");
        const macros = [...new Set([...text.matchAll(/\$[({](\w+)[)}]/g)].map((match) => match[1] ?? ""))];
        const given = macros
          .map((name) => `${name}=${/^[PMNQR]$|PREFIX|SYS|DEV/.test(name) ? `r${name}` : "1"}`)
          .join(",");
        const search = [path.dirname(full), ...folders.map((each) => path.join(corpus, each))].join(":");
        return { name: path.join(folder, file), text, macros: given, bytes: true, search, files: names };
      }),
  );
}

/** Where the two differ, and where the first line with an error does. */
function compare(cases: readonly EpicsCase[]): {
  readonly verdicts: readonly string[];
  readonly lines: readonly string[];
} {
  const real = epicsVerdicts(parts.epicsBase ?? "", cases);
  const verdicts: string[] = [];
  const lines: string[] = [];
  for (const [index, each] of cases.entries()) {
    const epics = real[index];
    const ours = ourVerdict(each);
    const shown = `${each.name} ${each.text.length < 300 ? JSON.stringify(each.text) : ""}`;
    const line = firstLine(epics?.said ?? "");
    if (epics?.ok === ours.refused)
      verdicts.push(
        `${shown}\n  EPICS: ${epics.said.slice(0, 300)}\n  ours: ${JSON.stringify(ours.problems.slice(0, 2))}`,
      );
    else if (line !== undefined && epics?.ok === false && ours.problems[0]?.line !== line)
      lines.push(`${shown}: ${line}, ours ${ours.problems[0]?.line ?? 0}`);
  }
  return { verdicts, lines };
}

/** Of a file that includes others EPICS also judges those; the recorded verdicts below leave them out. */
const INCLUDES = /^\s*include\s+"/m;

test(
  "every database of the corpus is loaded or refused as EPICS does, at the same line",
  { skip: without("corpus", "epicsBase") },
  () => {
    const cases = corpusCases();
    assert.ok(cases.length >= 90, `${cases.length} databases`);
    const { verdicts, lines } = compare(cases.filter(({ text }) => !INCLUDES.test(text)));
    assert.deepEqual({ verdicts, lines }, { verdicts: [], lines: [] });
  },
);

test("values of every type of field are judged as EPICS judges them", { skip: without("epicsBase") }, () => {
  const cases = fieldValues();
  assert.deepEqual(compare(cases), { verdicts: [], lines: [] });
});

test("databases with random changes are loaded or refused as EPICS does", { skip: without("epicsBase") }, () => {
  const cases = mutatedDatabases(2026, 3000);
  const { verdicts, lines } = compare(cases);
  assert.deepEqual(verdicts, []);
  // After a mistake in the middle of an entry the two go on at different places.
  assert.ok(lines.length < cases.length / 50, lines.slice(0, 20).join("\n"));
});

test("the recorded verdicts on the corpus are ours", { skip: without("corpus") }, () => {
  const recorded = path.join(parts.corpus ?? "", "..", "facts", "epics-behaviour", "dbcheck-corpus.json");
  if (!existsSync(recorded)) return;
  const rows = JSON.parse(readFileSync(recorded, "utf8")) as readonly {
    repo: string;
    path: string;
    ok: boolean;
    macros: string;
    stderr: string;
  }[];
  let checked = 0;
  const different = rows.flatMap(({ repo, path: file, ok, macros, stderr }) => {
    const full = path.join(corpus, repo.replace("/", "+"), file);
    if (!existsSync(full)) return [];
    checked++;
    const files = stderr.includes("Can't open include")
      ? []
      : [...readFileSync(full, "latin1").matchAll(/include "(.*)"/g)].map((match) => match[1] ?? "");
    const ours = ourVerdict({ name: file, text: readFileSync(full, "latin1"), macros, files });
    return ours.refused === ok ? [`${file}: ${JSON.stringify(ours.problems[0])}, EPICS: ${stderr.slice(0, 200)}`] : [];
  });
  assert.ok(checked >= 90, `${checked} files`);
  assert.deepEqual(different, []);
});
