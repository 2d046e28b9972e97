// Real databases of other projects, read where they lie. They run on real beamlines, so an error would be ours.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import test from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { databaseLanguage } from "../../../language-server/database/databaseLanguage.ts";
import { uriOfPath } from "../../../language-server/text/fileUri.ts";
import { parts, without } from "../../support/parts.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";

/** Each with the reason why the IOC refuses it too; `live.test.ts` of the fidelity tests asks EPICS. */
const REFUSED: Readonly<Record<string, string>> = {
  "jwlodek+epicsdbtools/tests/test_parsers/test.db": "OUT of a waveform",
  "epics-modules+ip/ipApp/Db/MicroE_SS350.vdb": "\\200 in a value",
  "epics-extensions+vscode-epics/test/template.db": "a field without a record",
  "epics-extensions+vscode-epics/test/test.db": "scan rates and records that do not fit",
  "epics-containers+vdct2template/tests/data/dlsPLC_vacValveDebounce.vdb": "a + before the first comment",
  "epics-base+epics-base/modules/database/test/ioc/db/dbStaticTestAlias1.db": "a test with a dot in the name",
};

test("no real database has an error, but those EPICS refuses", { skip: without("corpus") }, async () => {
  const root = `${parts.corpus ?? ""}/epics-languages`;
  const language = databaseLanguage(memoryWorkspace({}));
  const files = globSync(`${root}/**/*.{db,template,vdb}`);
  assert.ok(files.length >= 90, `${files.length} databases found`);
  const refused = new Set<string>();
  for (const path of files) {
    const document = { uri: uriOfPath(path), version: 1, text: readFileSync(path, "utf8") };
    const database = await language.analyse(document, undefined);
    if (language.diagnostics(database).some(({ severity }) => severity === DiagnosticSeverity.Error))
      refused.add(relative(root, path));
  }
  assert.deepEqual([...refused].toSorted(), Object.keys(REFUSED).toSorted());
});

test("formatting a real database changes nothing but space, and only once", { skip: without("corpus") }, async () => {
  const root = `${parts.corpus ?? ""}/epics-languages`;
  const language = databaseLanguage(memoryWorkspace({}));
  const format = async (text: string): Promise<string> => {
    const database = await language.analyse({ uri: "file:///a.db", version: 1, text }, undefined);
    const edits = language.formatting?.(database, { tabSize: 2, insertSpaces: true }) ?? [];
    let [result, at] = ["", 0];
    for (const { range, newText } of edits) {
      result += text.slice(at, database.lines.offsetAt(range.start)) + newText;
      at = database.lines.offsetAt(range.end);
    }
    return result + text.slice(at);
  };
  const withoutSpace = (text: string): string => text.replaceAll(/\s/g, "");
  for (const path of globSync(`${root}/**/*.{db,template,vdb}`)) {
    const text = readFileSync(path, "utf8");
    const formatted = await format(text);
    assert.equal(withoutSpace(formatted), withoutSpace(text), path);
    assert.equal(await format(formatted), formatted, path);
  }
});
