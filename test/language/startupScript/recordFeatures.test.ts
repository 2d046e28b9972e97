import assert from "node:assert/strict";
import test from "node:test";
import { accepted, assertProblems, completions, openScript } from "./scriptFixture.ts";

const FILES = {
  "/boot/all.substitutions": 'file axis.template {\n  pattern { P, M }\n  { "X", 1 }\n  { "X", 2 }\n}',
  "/boot/axis.template": '# axis\nrecord(motor, "$(P):M$(M)") { alias("$(P):ALIAS$(M)") }',
  "/boot/load.iocsh": '\ndbLoadTemplate("all.substitutions")',
};

async function hover(source: string): Promise<string> {
  const { language, script, cursor } = await openScript(source, FILES);
  const contents = (await language.hover?.(script, cursor))?.contents;
  return contents !== undefined && typeof contents === "object" && "value" in contents ? contents.value : "";
}

async function definition(source: string): Promise<readonly string[]> {
  const { language, script, cursor } = await openScript(source, FILES);
  const found = (await language.definition?.(script, cursor)) ?? [];
  return found.map(({ uri, range: { start } }) => `${uri}:${start.line + 1}:${start.character}`);
}

test("hovering over a record tells what it is and how the IOC comes by it", async () => {
  assert.equal(
    await hover('dbLoadTemplate("all.substitutions")\niocInit\ndbpf("X:M$02.DESC", "axis")'),
    "**record name** (record name)\n\n`X:M2`: `motor` record\n\nst.cmd line 1 → all.substitutions line 4 → axis.template line 2",
  );
  assert.match(
    await hover('iocshLoad("load.iocsh")\ndbgf X:ALI$0AS1'),
    /`X:ALIAS1`: alias of `X:M1`\n\nst.cmd line 1 → load.iocsh line 2 → all.substitutions line 3 → axis.template line 2$/,
  );
});

test("hovering over a file that is loaded lists its records", async () => {
  assert.match(
    await hover('dbLoadTemplate("all.subst$0itutions")'),
    /4 records:\n\n- `X:M1` motor\n- `X:ALIAS1` X:M1\n/,
  );
});

test("records of IOCs whose scripts are open are found by part of their name", async () => {
  const { language } = await openScript('dbLoadTemplate("all.substitutions")', FILES);
  const names = async (query: string) =>
    ((await language.workspaceSymbols?.(query)) ?? []).map(
      ({ name, containerName }) => `${name} (${containerName ?? ""})`,
    );
  assert.deepEqual(await names("x:m"), ["X:M1 (motor, st.cmd)", "X:M2 (motor, st.cmd)"]);
  assert.deepEqual(await names("X"), []);
});

test("a record leads to the line of its template", async () => {
  assert.deepEqual(await definition('dbpf("X$0:M1", 1)\ndbLoadTemplate("all.substitutions")'), [
    "file:///boot/axis.template:2:15",
  ]);
});

test("commands that take a record are offered those the IOC loads", async () => {
  const source = 'dbLoadTemplate("all.substitutions")\niocInit\ndbpf("X:M$0';
  const labels = (await completions(source, FILES)).map(({ label, detail }) => `${label} ${detail ?? ""}`);
  assert.deepEqual(labels, ["X:M1 motor", "X:M2 motor"]);
  assert.equal(await accepted(source, "X:M2", FILES), 'dbpf("X:M2');
});

test("the macros that a database needs are offered, also all at once", async () => {
  const labels = async (source: string) =>
    (await completions(source, FILES)).map(({ label, detail }) => `${label}: ${detail ?? ""}`);
  assert.deepEqual(await labels('dbLoadRecords("axis.template", "$0")'), [
    "P=,M=: all that axis.template needs",
    "P: needed by axis.template",
    "M: needed by axis.template",
  ]);
  assert.deepEqual(await labels('dbLoadRecords("axis.template", "P=X,$0'), ["M: needed by axis.template"]);
  assert.equal(
    await accepted('dbLoadRecords("axis.template", "$0")', "P=,M=", FILES),
    'dbLoadRecords("axis.template", "P=${1},M=${2}")',
  );
});

test("a record that the IOC does not load is a problem where all that it loads can be read", async () => {
  await assertProblems(
    `
dbLoadTemplate("all.substitutions")
iocInit
dbpf("X:M3.DESC", "axis")
#     ^^^^ warning unknown-record: The IOC loads no record \`X:M3\`. Did you mean \`X:M1\`?
dbpf("X:ALIAS1.DESC", "axis")
`,
    FILES,
  );
  await assertProblems(
    'dbLoadTemplate("$(HOME)/x.subst")\ndbLoadTemplate("all.substitutions")\niocInit\ndbpf("X:M3", 1)',
    FILES,
  );
});
