import assert from "node:assert/strict";
import test from "node:test";
import { openScript } from "./scriptFixture.ts";

const INSTANCE = "/beamline/services/bl01-ea-ioc-01/config";

async function hover(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path?: string,
): Promise<string | undefined> {
  const { language, script, cursor } = await openScript(source, files, path);
  const contents = (await language.hover?.(script, cursor))?.contents;
  return contents !== undefined && typeof contents === "object" && "value" in contents ? contents.value : undefined;
}

/** `path:line` of each place, lines counted from 1. */
async function definition(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path?: string,
): Promise<readonly string[]> {
  const { language, script, cursor } = await openScript(source, files, path);
  return ((await language.definition?.(script, cursor)) ?? []).map(
    ({ uri, range }) => `${uri}:${range.start.line + 1}`,
  );
}

test("hovering over a command shows its arguments, what it does and where it is from", async () => {
  const text = await hover('$(SIM=) dbLoad$0Records("a.db")');
  assert.match(text ?? "", /dbLoadRecords\(file name, substitutions\)[^]*Loads records[^]*From epics-base\./);
});

test("hovering over a macro shows its value and where it is set", async () => {
  assert.equal(
    await hover("epicsEnvSet A x\nepicsEnvSet B '$(A)/y'\necho $(B$0)"),
    '`B`: "$(A)/y", st.cmd line 2\n\nStands for “x/y”',
  );
  assert.equal(await hover("echo $(B$0=c)"), "`B`: not set; here its default “c”");
  assert.equal(await hover("echo $(B$0)"), "`B`: not set");
  assert.match((await hover("echo $(IOC_NAME$0)", {}, `${INSTANCE}/st.cmd`)) ?? "", /"bl01-ea-ioc-01", the Helm chart/);
  assert.match((await hover("echo $(IOC_PREFIX$0)", {}, `${INSTANCE}/st.cmd`)) ?? "", /known where the IOC runs/);
});

test("hovering over a file shows where it is", async () => {
  assert.match((await hover("cd db\ndbLoadRecords(a$0.db)", { "/boot/db/a.db": "" })) ?? "", /`\/boot\/db\/a\.db`$/);
  assert.match((await hover("dbLoadRecords(b$0.db)")) ?? "", /is not there/);
  assert.match(
    (await hover("dbLoadRecords /epics/support/a$0.db", {}, `${INSTANCE}/st.cmd`)) ?? "",
    /in the container; it cannot be checked here/,
  );
});

test("hovering over a port shows which command of which line makes it", async () => {
  const made = 'drvAsynIPPortConfigure("L0","h:1")\n';
  const text = "**portName** (text)\n\nMade by `drvAsynIPPortConfigure`, st.cmd line 1.";
  assert.equal(await hover(`${made}asynSetOption("L$00", 0, a, b)`), text);
  assert.equal(await hover(`${made}asynSetOption("L$01", 0, a, b)`), "**portName** (text)");
});

test("hovering over an argument says in words what it takes", async () => {
  assert.match((await hover('dbLoadRecords("a$0.db")')) ?? "", /^\*\*file name\*\* \(file name\)/);
  assert.match((await hover("asynSetOption(A, $01)")) ?? "", /\(whole number\)$/);
});

test("what a script holds stays text when it is shown", async () => {
  const picture = "![](https://a.b/c.png)";
  assert.equal(
    await hover(`epicsEnvSet A '${picture}'\nepicsEnvSet B '$(A)\`'\necho $(B$0)`),
    '`B`: "$(A)\\`", st.cmd line 2\n\nStands for “!\\[\\](<https://a.b/c.png>)\\`”',
  );
  assert.equal(
    await hover(`echo $(B=${picture.replace(")", "")}$0)`),
    "`B`: not set; here its default “!\\[\\](<https://a.b/c.png>”",
  );
  assert.match((await hover('dbLoadRecords("a`![](b)$0.db")')) ?? "", /``\/boot\/a`!\[\]\(b\)\.db`` is not there/);
});

test("from a macro one gets to the line that sets it, also in an included script", async () => {
  assert.deepEqual(await definition("epicsEnvSet A 1\nepicsEnvSet A 2\necho $($0A)\nepicsEnvSet A 3"), [
    "file:///boot/st.cmd:2",
  ]);
  assert.deepEqual(await definition("< a.cmd\necho $($0A)", { "/boot/a.cmd": "#\nepicsEnvSet A 1" }), [
    "file:///boot/a.cmd:2",
  ]);
  assert.deepEqual(await definition("echo $($0HOME)"), []);
});

test("from a file name one gets to the file, in an instance to the one that is mounted", async () => {
  assert.deepEqual(await definition("< sub/a$0.cmd", { "/boot/sub/a.cmd": "" }), ["file:///boot/sub/a.cmd:1"]);
  const files = { [`${INSTANCE}/a.db`]: "", [`${INSTANCE}/b.db`]: "" };
  assert.deepEqual(await definition("dbLoadRecords $(CONFIG_DIR)/a$0.db", files, `${INSTANCE}/st.cmd`), [
    `file://${INSTANCE}/a.db:1`,
  ]);
  assert.deepEqual(await definition("dbLoadRecords $(RUNTIME_DIR)/db/b.d$0b", files, `${INSTANCE}/st.cmd`), [
    `file://${INSTANCE}/b.db:1`,
  ]);
});

test("from a protocol among the macros of a database one gets to the file in STREAM_PROTOCOL_PATH", async () => {
  const files = { "/boot/protocols/gauge.proto": "" };
  const source = 'epicsEnvSet STREAM_PROTOCOL_PATH "none:protocols"\ndbLoadRecords("a.db", "P=1, PROTO=gau$0ge.proto")';
  assert.deepEqual(await definition(source, files), ["file:///boot/protocols/gauge.proto:1"]);
  assert.deepEqual(await definition(source.replace("$0", "").replace("P=1", "P=$01"), files), []);
  const expanded = source.replace("P=1", "P=$(IOCSH_PS1=x),Q=$(HOME)");
  assert.deepEqual(await definition(expanded, files), ["file:///boot/protocols/gauge.proto:1"]);
  assert.deepEqual(await definition(expanded.replace("$0", "").replace(",Q", ",$0Q"), files), []);
});

test("from a port one gets to the line that makes it", async () => {
  const source =
    'drvAsynIPPortConfigure("L0","h:1")\ndrvAsynIPPortConfigure("L1","h:2")\nasynSetOption("L$01", 0, "a", "b")';
  assert.deepEqual(await definition(source), ["file:///boot/st.cmd:2"]);
  assert.deepEqual(
    await definition(source.replace('asynSetOption("L$01", ', 'dbLoadRecords("a.db", "P=x,PORT=L$01",')),
    ["file:///boot/st.cmd:2"],
  );
  const included = { "/boot/ports.cmd": '#\ndrvAsynIPPortConfigure("L1","h:1")' };
  assert.deepEqual(await definition('< ports.cmd\nasynSetOption("L$01", 0, "a", "b")', included), [
    "file:///boot/ports.cmd:2",
  ]);
  assert.deepEqual(await definition('asynSetOption("L$01", 0, "a", "b")\ndrvAsynIPPortConfigure("L1","h:1")'), [
    "file:///boot/st.cmd:2",
  ]);
});

test("the outline lists variables, ports, files and iocInit in their order", async () => {
  const { language, script } = await openScript(`
epicsEnvSet P BL01
< base.cmd
drvAsynIPPortConfigure("L0","h:1")
dbLoadRecords("$(P).db")
# iocInit
iocInit
dbl
`);
  assert.deepEqual(
    language.documentSymbols?.(script).map(({ name, detail }) => [name, detail]),
    [
      ["P", "epicsEnvSet"],
      ["base.cmd", "<"],
      ["L0", "drvAsynIPPortConfigure"],
      ["BL01.db", "dbLoadRecords"],
      ["iocInit", "iocInit"],
    ],
  );
});

test("in an instance a file of its config folder must be there, the image's own cannot be checked", async () => {
  const problems = async (line: string, files: Readonly<Record<string, string>> = {}): Promise<readonly unknown[]> => {
    const { language, script } = await openScript(`${line}\n`, files, `${INSTANCE}/st.cmd`);
    return language.diagnostics(script).map(({ code, severity }) => [code, severity]);
  };
  assert.deepEqual(await problems("dbLoadRecords /epics/ioc/config/a.db"), [["missing-file", 2]]);
  assert.deepEqual(await problems("dbLoadRecords config/a.db"), [["missing-file", 2]]);
  assert.deepEqual(await problems("dbLoadRecords $(RUNTIME_DIR)/ioc.db"), []);
  assert.deepEqual(await problems("dbLoadDatabase dbd/ioc.dbd"), []);
  assert.deepEqual(await problems("dbLoadRecords $(ASYN)/db/a.db"), [["undefined-macro", 4]]);
  assert.deepEqual(await problems("dbLoadRecords $(CONFIG_DIT)/a.db"), [["undefined-macro", 2]]);
  assert.deepEqual(await problems("echo $(ASYN)"), [["undefined-macro", 2]]);
  const values = {
    "/beamline/services/bl01-ea-ioc-01/values.yaml": "ioc-instance:\n  env:\n    - name: SITE\n      value: x\n",
  };
  assert.deepEqual(await problems("echo $(SITE)", values), []);
});

test("in the container itself every file is looked for where it is, and the support modules are known", async () => {
  const files = {
    "/epics/support/configure/RELEASE.shell": 'export ASYN="/epics/support/asyn"\nCALC=/epics/support/calc\n',
    "/epics/support/asyn/db/asyn.db": "",
  };
  const { language, script } = await openScript(
    `
dbLoadRecords $(ASYN)/db/asyn.db
dbLoadRecords $(ASYN)/db/other.db
dbLoadRecords $(CONFIG_DIR)/none.db
echo $(RUNTIME_DIR)$(IOC_NAME)$(CALC)
`,
    files,
    "/epics/runtime/st.cmd",
  );
  assert.deepEqual(
    language.diagnostics(script).map(({ code, range }) => [code, range.start.line]),
    [
      ["missing-file", 2],
      ["missing-file", 3],
    ],
  );
});

test("files that were looked for are watched", async () => {
  const { language, script } = await openScript("< a.cmd\ndbLoadRecords b.db", { "/boot/a.cmd": "< c.cmd" });
  const watched = language.dependencies(script);
  for (const path of ["/boot/a.cmd", "/boot/b.db", "/boot/c.cmd"]) assert.ok(watched.includes(path), path);
});

test("any beginning of a script can be analysed and completed", async () => {
  const text =
    'epicsEnvSet("A", "$(B=${C}/x)") # c\n< $(A)/f.cmd > x\n$(Y=)dbLoadRecords(\'a"\', "P=\\"\\$(A)")\\\n{[;';
  for (let length = 0; length <= text.length; length++) {
    const { language, script, cursor } = await openScript(`${text.slice(0, length)}$0`);
    language.hover?.(script, cursor);
    language.definition?.(script, cursor);
    language.documentSymbols?.(script);
    language.signatureHelp?.provide(script, cursor);
    language.references?.(script, cursor, true);
    language.documentLinks?.(script);
    language.foldingRanges?.(script);
    language.documentHighlights?.(script, cursor);
    language.codeActions?.(script, { start: { line: 0, character: 0 }, end: cursor });
    assert.ok(Array.isArray(await language.completion?.provide(script, cursor)));
  }
});

test("text that is no script is survived", async () => {
  const texts = [
    "$(".repeat(100_000),
    "\"'".repeat(1000),
    "$(A=".repeat(2000) + ")".repeat(2000),
    "\\\n".repeat(1000),
    "\u0000\uFFFD\n",
  ];
  for (const text of texts) {
    const { language, script, cursor } = await openScript(`${text}$0`);
    assert.ok(Array.isArray(await language.completion?.provide(script, cursor)));
    language.hover?.(script, cursor);
    language.documentHighlights?.(script, cursor);
    language.codeActions?.(script, { start: { line: 0, character: 0 }, end: cursor });
  }
});
