// References and renames through the files of an IOC.
import assert from "node:assert/strict";
import test from "node:test";
import type { Location } from "vscode-languageserver-types";
import { openScript } from "./scriptFixture.ts";

const FILES = {
  "/boot/drivers.cmd": 'drvAsynIPPortConfigure("$(PORT)", "10.0.0.1:7")\nasynSetTraceMask("L0", 0, 1)\necho $(PREFIX)',
  "/boot/axes.substitutions": 'file "axis.template" {\n  pattern { P, PORT }\n  { "X", "L0" }\n  { "Y", "L1" }\n}\n',
  "/boot/axis.template":
    '# $(PREFIX)\nrecord(ai, "$(PREFIX):$(P)") {\n  field(INP, "@asyn($(PORT),0)GET")\n}\nrecord(ai, "$(P)2") {\n  field(INP, "@asyn(L0)GET")\n}',
};

const SCRIPT = `epicsEnvSet PREFIX BL01
epicsEnvSet PORT L0
< drivers.cmd
asynOctetSetInputEos("L0", 0, "x")
dbLoadTemplate("axes.substitutions")
dbLoadRecords("axis.template", "P=Z,PORT=L2")
`;

function drawn(locations: readonly Location[]): readonly string[] {
  return locations.map(
    ({ uri, range: { start } }) => `${uri.replace(/.*\//, "")}:${start.line + 1}:${start.character}`,
  );
}

async function references(source: string): Promise<readonly string[]> {
  const { language, script, cursor } = await openScript(source, FILES);
  return drawn((await language.references?.(script, cursor, true)) ?? []);
}

/** The file name and its lines that change, or why none do. */
async function renamed(
  source: string,
  newName: string,
  files: Readonly<Record<string, string>> = FILES,
): Promise<string> {
  const { language, script, cursor } = await openScript(source, files);
  const prepared = language.rename?.prepare(script, cursor);
  const result = prepared?.ok === true ? await language.rename?.edit(script, cursor, newName) : prepared;
  if (result?.ok !== true) return result?.why ?? "";
  assert.ok("changes" in result.value);
  return Object.entries(result.value.changes ?? {})
    .map(([uri, edits]) => `${uri.replace(/.*\//, "")} ${edits.map(({ range }) => range.start.line + 1).join()}`)
    .join("; ");
}

test("a variable is found in the scripts that are included and in the databases that use it", async () => {
  assert.deepEqual(await references(SCRIPT.replace("PREFIX BL", "PRE$0FIX BL")), [
    "st.cmd:1:12",
    "drivers.cmd:3:7",
    "axis.template:1:4",
    "axis.template:2:14",
  ]);
});

test("a port is found where it is made, in rows and in the links of records", async () => {
  assert.deepEqual(await references(SCRIPT.replace('Eos("L0', 'Eos("L$00')), [
    "drivers.cmd:1:24",
    "drivers.cmd:2:18",
    "st.cmd:4:22",
    "axes.substitutions:3:2",
    "axis.template:3:20",
    "axis.template:6:20",
  ]);
});

test("a macro that is given to a database leads to its uses there", async () => {
  assert.deepEqual(await references(SCRIPT.replace("P=Z,PORT", "P=Z,PO$0RT")), ["axis.template:3:22"]);
});

test("a record is found in the script, with the line that makes it", async () => {
  const source = `${SCRIPT}iocInit\ndbpf("BL01:$0Z.DESC", "a")\ndbgf BL01:Z\n`;
  assert.deepEqual(await references(source), ["axis.template:2:12", "st.cmd:8:6", "st.cmd:9:5"]);
});

test("a variable is renamed in all scripts of the IOC", async () => {
  const files = { "/boot/drivers.cmd": "echo $(PREFIX)" };
  assert.equal(
    await renamed("epicsEnvSet PRE$0FIX a\n< drivers.cmd\necho ${PREFIX}", "P", files),
    "st.cmd 1,3; drivers.cmd 1",
  );
  assert.equal(await renamed("epicsEnvSet PRE$0FIX a\nepicsEnvSet P b", "P"), "There is a macro `P` already.");
  assert.equal(await renamed("epicsEnvSet PRE$0FIX a", "A B"), "`A B` cannot be a name here.");
});

test("what cannot be renamed says why", async () => {
  assert.equal(
    await renamed(SCRIPT.replace("PREFIX BL", "PRE$0FIX BL"), "P"),
    "Line 1 of `axis.template` uses `PREFIX`, too; other IOCs may load that file.",
  );
  assert.equal(await renamed("echo $(HO$0ME)", "P"), "`HOME` is not set by this script or those it includes.");
  assert.equal(
    await renamed('epicsEnvSet N 0\ndrvAsynIPPortConfigure("L$(N)", "h:1")\nasynSetTraceMask("L$00", 0, 1)', "P"),
    "In line 2 macros make up the name `L0`.",
  );
});

test("a port is renamed where it is made and used", async () => {
  const source = 'drvAsynIPPortConfigure("L$00", "h:1")\nasynSetTraceMask(L0, 0, 1)';
  assert.equal(await renamed(source, "GAUGE", {}), "st.cmd 1,2");
});
