import assert from "node:assert/strict";
import test from "node:test";
import { UNKNOWN } from "../../../language-server/ioc/macros/expandMacros.ts";
import { readTemplateRows } from "../../../language-server/ioc/records/templateRows.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { startupScriptLanguage } from "../../../language-server/startupScript/startupScriptLanguage.ts";
import type { Workspace } from "../../../language-server/workspace.ts";
import { openScript } from "./scriptFixture.ts";

/** `name type` of each record the script loads, in order. */
async function records(source: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { script } = await openScript(source, files);
  return [...script.contents.places()].map(({ record }) => `${record.name} ${record.of}`.replaceAll(UNKNOWN, "…"));
}

const GAUGE = `record(ai, "$(P)$(R=:GAUGE)") { field(DESC, "$(D=)") }
record(bo, "$(P):RESET") { alias("$(P):ZERO") }`;

test("the records of dbLoadRecords have their macros expanded, with defaults and aliases", async () => {
  const source = 'epicsEnvSet P ENV\ndbLoadRecords("gauge.db", "P=BL01, R=\':G 1\'")\ndbLoadRecords gauge.db';
  assert.deepEqual(await records(source, { "/boot/gauge.db": GAUGE }), [
    "BL01:G 1 ai",
    "BL01:RESET bo",
    "BL01:ZERO BL01:RESET",
    "ENV:GAUGE ai",
    "ENV:RESET bo",
    "ENV:ZERO ENV:RESET",
  ]);
});

test("databases see environment variables, but not the macros of iocshLoad", async () => {
  const files = {
    "/boot/load.iocsh": 'dbLoadRecords("one.db")\ndbLoadRecords("one.db", "P=$(P)")',
    "/boot/one.db": 'record(ai, "$(P=none):A") {}',
  };
  assert.deepEqual(await records('iocshLoad("load.iocsh", "P=BL02")', files), ["none:A ai", "BL02:A ai"]);
});

test("each row of a substitutions file loads its template, as a pattern or with names of their own", async () => {
  const files = {
    "/boot/a.substitutions": `global { S=BL03 }
file "axis.template" {
  pattern { P, M } # names
  { "$(S)", 1 }
  { "$(S):X", "two" }
}
file axis.template { { P=BL04, M = 3 } { M=4 } }`,
    "/boot/axis.template": 'record(motor, "$(P):M$(M)") {}',
  };
  assert.deepEqual(await records('dbLoadTemplate("a.substitutions", "P=OUTER")', files), [
    "BL03:M1 motor",
    "BL03:X:Mtwo motor",
    "BL04:M3 motor",
    "OUTER:M4 motor",
  ]);
});

test("a database that includes others has their records, and one that includes itself ends", async () => {
  const files = {
    "/boot/top.db": 'include "part.db"\nrecord(ai, "$(P):T") {}',
    "/boot/part.db": 'record(ai, "$(P):P") {}',
    "/boot/loop.db": 'record(ai, "L") {}\ninclude "loop.db"',
  };
  assert.deepEqual(await records('dbLoadRecords("top.db", "P=X")', files), ["X:P ai", "X:T ai"]);
  assert.equal((await records("dbLoadRecords loop.db", files)).length, 11);
});

test("names without a slash are looked for along EPICS_DB_INCLUDE_PATH", async () => {
  const files = { "/db/a.db": 'record(ai, "A") {}', "/boot/x": "" };
  assert.deepEqual(await records('epicsEnvSet EPICS_DB_INCLUDE_PATH "/none:/db"\ndbLoadRecords a.db', files), ["A ai"]);
});

test("what is only known where the IOC runs stays open in names; nothing is loaded after iocInit or by a skipped line", async () => {
  const files = { "/boot/a.db": 'record(ai, "$(P):A") {}' };
  assert.deepEqual(await records('dbLoadRecords("a.db", "P=$(USER)")', files), ["…:A ai"]);
  assert.deepEqual(await records('iocInit\ndbLoadRecords("a.db", "P=X")', files), []);
  assert.deepEqual(await records('dbLoadRecords("a.db", "P=$(NOPE)")', files), []);
});

test("records are added to with * and deleted with #", async () => {
  const files = { "/boot/a.db": 'record(ai, "A") {}\nrecord(ai, "B") {}\nrecord("*", "A") {}\nrecord("#", "B") {}' };
  const { script } = await openScript("dbLoadRecords a.db", files);
  assert.deepEqual([...script.contents.index.byName.keys()], ["A"]);
});

test("more records than an IOC can have are cut off", async () => {
  const files = {
    "/boot/a.template": Array.from({ length: 1000 }, (_, index) => `record(ai, "$(P):${index}") {}`).join("\n"),
    "/boot/a.subst": `file a.template { pattern { P } ${"{ X }".repeat(200)} }`,
  };
  assert.equal((await records("dbLoadTemplate a.subst", files)).length, 100_000);
});

test("typing in a script reads no database again, and one that changes is read anew", async () => {
  const files: Record<string, string> = { "/boot/a.db": 'record(ai, "$(P):A") {}' };
  const reads: string[] = [];
  const memory = memoryWorkspace(files);
  const workspace: Workspace = {
    ...memory,
    read: (path) => {
      reads.push(path);
      return memory.read(path);
    },
  };
  const language = startupScriptLanguage(workspace);
  const open = (text: string, previous?: Awaited<ReturnType<typeof language.analyse>>) =>
    language.analyse({ uri: "file:///boot/st.cmd", version: 1, text }, previous);
  const first = await open('dbLoadRecords("a.db", "P=X")');
  const second = await open('# typed\ndbLoadRecords("a.db", "P=X")\ndbLoadRecords("a.db", "P=Y")', first);
  assert.deepEqual([...second.contents.index.byName.keys()], ["X:A", "Y:A"]);
  assert.deepEqual(
    reads.filter((path) => path.endsWith(".db")),
    ["/boot/a.db"],
  );
  files["/boot/a.db"] = 'record(ai, "$(P):CHANGED") {}';
  const third = await open('dbLoadRecords("a.db", "P=X")');
  assert.deepEqual([...third.contents.index.byName.keys()], ["X:CHANGED"]);
});

test("half-typed substitutions files are read as far as the tool that reads them gets", () => {
  const rows = (text: string, tool: "msi" | "dbLoadTemplate") =>
    readTemplateRows(text, tool).map(({ template, macros }) => `${template}(${macros})`);
  assert.deepEqual(rows("file a.db { pattern { P", "msi"), []);
  assert.deepEqual(rows('file "a.db" { pattern { "P", Q } { "x y", z } { "1" ', "msi")[0], 'a.db("P"="x y",Q=z)');
  assert.deepEqual(rows("file a.db { { P=x , Q=1 } {", "dbLoadTemplate"), ["a.db(P=x,Q=1)"]);
  assert.deepEqual(rows('file a.db { pattern { "P" } { x } }', "dbLoadTemplate"), []);
});
