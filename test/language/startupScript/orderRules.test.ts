import assert from "node:assert/strict";
import test from "node:test";
import { DEFAULT_SETTINGS, readSettings } from "../../../language-server/settings.ts";
import { startupScriptLanguage } from "../../../language-server/startupScript/startupScriptLanguage.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { assertProblems } from "./scriptFixture.ts";

const FILES = { "/boot/a.db": 'record(ai, "A") {}', "/boot/dbd/my-ioc.dbd": "" };

test("an IOC reads its definition, registers its drivers, then loads records", () =>
  assertProblems(
    `
my_ioc_registerRecordDeviceDriver pdbbase
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning load-order: \`my_ioc_registerRecordDeviceDriver\` needs the definition
dbLoadRecords("a.db")
dbLoadDatabase("dbd/my-ioc.dbd")
#<^^^^^^^^^^^^^ warning load-order: \`dbLoadDatabase\` must stand before the lines that load records.
my_ioc_registerRecordDeviceDriver pdbbase
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning load-order: \`my_ioc_registerRecordDeviceDriver\` must stand before
`,
    FILES,
  ));

test("a registration command is compared with the name of the definition", () =>
  assertProblems(
    `
dbLoadDatabase("dbd/my-ioc.dbd")
myioc_registerRecordDeviceDriver pdbbase
#<^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint registration-name: The IOC of \`dbd/my-ioc.dbd\` has the command \`my_ioc_registerRecordDeviceDriver\`.
`,
    FILES,
  ));

test("what needs the running IOC stands behind iocInit, what iocInit needs before it", () =>
  assertProblems(
    `
dbLoadRecords("a.db")
dbpf A 1
#<^^^ warning wrong-time: \`dbpf\` needs the running IOC. Move this line behind \`iocInit\`.
iocInit
dbpf A 1
set_pass1_restoreFile("x.sav")
#<^^^^^^^^^^^^^^^^^^^^ warning wrong-time: \`set_pass1_restoreFile\` has no effect after \`iocInit\`.
iocInit
#<^^^^^^ error second-ioc-init: \`iocInit\` has run before
dbLoadDatabase("dbd/my-ioc.dbd")
#<^^^^^^^^^^^^^ error records-after-ioc-init: Definitions cannot be loaded after \`iocInit\`.
`,
    FILES,
  ));

test("on error knows four words, and what follows an error behind break is not reached", () =>
  assertProblems(`
on error brek
#        ^^^^ error on-error-usage: iocsh takes \`on error\` with \`continue\`, \`break\`, \`halt\` or \`wait\` and seconds. Did you mean \`break\`?
on error
#<^^^^^^^ error on-error-usage
on error break
echo 'open
#    ^^^^^ error unbalanced-quote: This quote is not closed
echo $(NEVER_REACHED)
`));

test("variables of EPICS base take values of their type", () =>
  assertProblems(`
var dbRecordsOnceOnly yes
#                     ^^^ error variable-value: \`dbRecordsOnceOnly\` takes an integer, not \`yes\`
var dbRecordsOnceOnly 0x1
var boHIGHlimit 1.5
var siteVariable yes
`));

/** `severity code` of what an EPICS base of this version says. */
async function codes(text: string, baseVersion: string): Promise<readonly string[]> {
  const settings = readSettings({ startupScript: { baseVersion } });
  const language = startupScriptLanguage(memoryWorkspace({ "/boot/st.cmd": text, ...FILES }), () => settings);
  const script = await language.analyse({ uri: "file:///boot/st.cmd", version: 1, text }, undefined);
  return language.diagnostics(script).map(({ code, severity }) => `${severity ?? 0} ${code ?? ""}`);
}

test("the setting chooses the EPICS base whose rules hold", async () => {
  const script = 'epicsEnvSet A \\\n  b\nafterIocRunning "dbl"\ndbLoadTemplate("a.subst", "A=1", ".")\n';
  const missing = "2 missing-file";
  assert.deepEqual(await codes(script, "7.0.10"), ["3 line-continues", missing]);
  assert.deepEqual(
    (await codes(script, "7.0.8")).toSorted(),
    ["1 line-continues", "1 unknown-command", "2 too-many-arguments", "4 unknown-command", missing].toSorted(),
  );
  assert.equal(readSettings({ startupScript: { baseVersion: "3.14" } }).baseVersion, DEFAULT_SETTINGS.baseVersion);
});
