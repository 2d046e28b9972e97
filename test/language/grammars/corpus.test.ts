// Real files of other projects: every word is recognised, everything begun is ended, no line takes forever.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { parts, without } from "../../support/parts.ts";
import { tokenise, unrecognisedLines } from "./tokeniser.ts";

interface Language {
  readonly scopeName: string;
  readonly files: RegExp;
  /** Lines whose words are rightly not recognised, `file:line`. */
  readonly unrecognised: readonly string[];
}

// These two configure a gateway and a display; they are no EPICS templates.
const notDatabases = new Set(["pvagw.template", "settings.template"]);

const languages: readonly Language[] = [
  { scopeName: "source.epics.startup", files: /\.(?:cmd|iocsh)$/, unrecognised: [] },
  {
    scopeName: "source.epics.database",
    files: /\.(?:db|vdb|template)$/,
    unrecognised: [
      // fields outside of a record
      ...[11, 12, 13, 14, 15, 16, 17, 18, 19].map((line) => `template.db:${line}`),
      // a stray + of a merge
      "dlsPLC_vacValveDebounce.vdb:1",
    ],
  },
  { scopeName: "source.epics.substitutions", files: /\.(?:substitutions|subst|subs|sub)$/, unrecognised: [] },
  { scopeName: "source.epics.dbd", files: /\.dbd$/, unrecognised: [] },
  {
    scopeName: "source.epics.streamProtocol",
    files: /\.proto(?:col)?$/,
    // a command misspelt `int`, a variable written %term, a ! between bytes
    unrecognised: ["DELFTBPMAG.proto:128", "CrateMon.proto:108", "ebe4.proto:14"],
  },
];

function corpusFiles(pattern: RegExp): readonly string[] {
  const root = parts.corpus ?? "";
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && pattern.test(entry.name) && !notDatabases.has(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

// Some are older than UTF-8; every byte is a character in Latin 1.
const read = (path: string): string => readFileSync(path, "latin1");

for (const { scopeName, files, unrecognised } of languages) {
  test(`real files, ${scopeName}`, { skip: without("corpus") }, async () => {
    const paths = corpusFiles(files);
    assert.notEqual(paths.length, 0);
    const seen: string[] = [];
    for (const path of paths) {
      const result = await tokenise(scopeName, read(path));
      assert.equal(result.openRules, 0, `${path}: something begun is not ended`);
      assert.deepEqual(result.tooSlow, [], path);
      seen.push(...unrecognisedLines(result).map((line) => `${basename(path)}:${line}`));
    }
    assert.deepEqual([...new Set(seen)].sort(), [...unrecognised].sort());
  });
}

for (const [scopeName, files] of [
  ["source.ibek.ioc", /(?:^|\.)ioc\.yaml$/],
  ["source.ibek.support", /\.ibek\.support\.yaml$/],
] as const) {
  test(`real files, ${scopeName}`, { skip: without("corpus", "vscode") }, async () => {
    const paths = corpusFiles(files);
    assert.notEqual(paths.length, 0);
    for (const path of paths) {
      const { lines, tooSlow } = await tokenise(scopeName, read(path));
      assert.deepEqual(tooSlow, [], path);
      const last = lines.flat().at(-1);
      assert.ok(
        last?.scopes.every((name) => !name.startsWith("meta.embedded")),
        `${path}: Jinja does not end`,
      );
    }
  });
}
