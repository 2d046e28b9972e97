import assert from "node:assert/strict";
import test from "node:test";
import { RULES } from "../../../language-server/startupScript/rules.ts";
import { assertProblems, openScript } from "./scriptFixture.ts";

const BOOT = { "/boot/db/a.db": 'record(ai, "$(P=)") {}', "/boot/dbd/ioc.dbd": "" };

test("a macro that is not set is a problem at its reference, and what it makes unknown is none", () =>
  assertProblems(`
epicsEnvSet("PREFIX", "BL01")
epicsEnvSet("P", "$(PREFX):X")
#                 ^^^^^^^^ warning undefined-macro: \`PREFX\` is not set here, so iocsh skips the whole line. Did you mean \`PREFIX\`?
echo $(P)
echo $(NOPE=default) '$(QUOTED)' $(HOME)
# echo $(COMMENT)
`));

test("behind an include that cannot be read an undefined macro is a hint only", () =>
  assertProblems(
    `
< envPaths
# ^^^^^^^^ hint missing-file: The script \`/boot/envPaths\` is not there.
cd $(TOP)
#  ^^^^^^ hint undefined-macro: \`TOP\` is not set by what can be read here.
`,
    BOOT,
  ));

test("macros set by included scripts are known, and those given to iocshLoad inside it only", () =>
  assertProblems(
    `
< base.cmd
iocshLoad("dev.iocsh", "PORT=A")
echo "$(FROM_BASE) $(FROM_DEV)"
echo $(PORT)
#    ^^^^^^^ warning undefined-macro
`,
    { "/boot/base.cmd": "epicsEnvSet FROM_BASE 1", "/boot/dev.iocsh": "epicsEnvSet FROM_DEV $(PORT)" },
  ));

test("the value of a macro is looked into, and a macro in terms of itself is told", () =>
  assertProblems(`
epicsEnvSet A '$(B)'
echo $(A)
#    ^^^^ warning undefined-macro: \`B\`, in the value of \`A\`, is not set here
epicsEnvSet R '$(R)'
echo $(R)
#    ^^^^ warning undefined-macro: \`R\`, in the value of \`R\`, refers to itself
`));

test("a script that others load gets its macros from them", () =>
  assertProblems('asynSetOption("$(PORT)", 0, "baud", "$(BAUD)")', {}, "/boot/serial.iocsh"));

test("a script that another one beside it includes is no main script", () =>
  assertProblems("iocInit\necho $(FROM_MAIN)", { "/boot/st.cmd.linux": "< st.cmd" }));

test("scripts that include each other end", () =>
  assertProblems(
    `
< sub/other.cmd
echo $(X)
#    ^^^^ hint undefined-macro
`,
    { "/boot/sub/other.cmd": "< st.cmd" },
  ));

test("a macro reference must be closed by its own kind of bracket", () =>
  assertProblems(`
echo $(HOME}
#    ^^^^^^^ warning unclosed-macro: The macro reference is not closed by \`)\`.
`));

test("a file that is not there is a problem, unless nothing is built yet or it is no file of the workspace", () =>
  assertProblems(
    `
dbLoadDatabase("dbd/ioc.dbd")
dbLoadRecords("db/a.db", "P=1")
dbLoadRecords("db/b.db")
#             ^^^^^^^^^ warning missing-file: The database \`/boot/db/b.db\` is not there.
cd db
dbLoadRecords("a.db")
dbLoadTemplate("../notBuilt/x.substitutions")
#              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ hint missing-file
dbLoadRecords("/dls_sw/prod/x.db")
#             ^^^^^^^^^^^^^^^^^^^ hint missing-file
`,
    BOOT,
  ));

test("a database without a folder is searched in EPICS_DB_INCLUDE_PATH", () =>
  assertProblems(
    `
epicsEnvSet("EPICS_DB_INCLUDE_PATH", "nowhere:db")
dbLoadRecords("a.db")
dbLoadRecords("./a.db")
#             ^^^^^^^^ warning missing-file: The database \`/boot/a.db\`
`,
    BOOT,
  ));

test("a command nobody knows is a hint with the nearest one", () =>
  assertProblems(`
dbLoadRecord
#<^^^^^^^^^^^ hint unknown-command: \`dbLoadRecord\` is no command of EPICS base or of a support module known here. Did you mean \`dbLoadRecords\`?
dbLoadDatabase "$(HOME)/my.dbd"
myApp_registerRecordDeviceDriver pdbbase
$(HOME)iocInit
`));

test("quotes must be closed; neither a backslash nor a comment saves one", () =>
  assertProblems(`
echo 'x
#    ^^ error unbalanced-quote: This quote is not closed, so iocsh does not run the line.
iocInit # don't
#            ^^ error unbalanced-quote: This quote is not closed, so iocsh does not run the line. iocsh has no comments behind a command
echo "say \\"hi\\" now"
#                   ^ error unbalanced-quote: This quote is not closed, so iocsh does not run the line. A backslash does not protect
`));

test("a redirection needs one file name", () =>
  assertProblems(`
dbl > # all
dbl > a > b
#       ^^^ error invalid-redirection: A second redirection
dbl >
#   ^ error invalid-redirection: A file name is missing
echo <engineer>
#             ^ error invalid-redirection: A file name is missing
`));

test("arguments must be what iocsh can read as their type", () =>
  assertProblems(`
dbpr x 0x1F
dbpr x 017
dbpr x 08
#      ^^ error wrong-argument: “interest level” of \`dbpr\` must be an integer, not \`08\`; iocsh does not run the line.
dbpr x 99999999999999999999
#      ^^^^^^^^^^^^^^^^^^^^ error wrong-argument
epicsThreadSleep 1.5e-3
epicsThreadSleep 1s
#                ^^ error wrong-argument
dbDumpMenu foo
#          ^^^ error wrong-argument: “pdbbase” of \`dbDumpMenu\` must be \`pdbbase\`, not \`foo\`
drvAsynSerialPortConfigure("A", "/dev/ttyS0")
asynSetOption("A", "first", "baud", "9600")
#                  ^^^^^^^ warning wrong-argument
dbpr x $(HOME)
`));

test("what a command does not take is ignored, which is worth a warning but for trailing comments", () =>
  assertProblems(
    `
epicsEnvSet NAME my name
#                   ^^^^ warning too-many-arguments: \`epicsEnvSet\` takes 2 arguments; iocsh ignores the rest.
epicsEnvSet("A", "B"); # note
dbLoadDatabase("dbd/ioc.dbd", 0, 0)
iocInit() // old habit
help one two three
`,
    BOOT,
  ));

test("a trailing comment that becomes an argument is told", () =>
  assertProblems(`
dbl # all records
#   ^^^^^^^^^^^^^ warning trailing-comment: iocsh has no comments behind a command: \`#\` is taken as “record type”.
`));

test("a second command behind a semicolon does not run", () =>
  assertProblems(`
epicsEnvSet A b; dbl
#                ^^^ warning second-command: \`;\` does not separate commands
#                ^^^ warning too-many-arguments
iocInit; dbl
#<^^^^^^^ warning second-command: iocsh looks for a command called \`iocInit;\`
`));

test("a variable needs a value", () =>
  assertProblems(`
epicsEnvSet NAME
#<^^^^^^^^^^^^^^^ warning missing-value
epicsEnvSet NAME ""
`));

test("records cannot be loaded behind iocInit, and nothing counts behind exit", () =>
  assertProblems(
    `
dbLoadRecords("db/a.db")
iocInit
dbLoadRecords("db/a.db")
#<^^^^^^^^^^^^ error records-after-ioc-init: Records cannot be loaded after \`iocInit\`. Move this line above it.
exit
echo $(NOPE) "
`,
    BOOT,
  ));

test("a backslash at the end of a line joins the next one, to a comment too", async () => {
  const text = ['echo "a \\', 'b$(NOPE)"', "#- c \\", "iocInit", "echo d \\"].join("\n");
  const { language, script } = await openScript(text);
  const found = language.diagnostics(script).map(({ code, range }) => [code, range.start.line, range.start.character]);
  assert.deepEqual(found, [
    ["line-continues", 0, 7],
    ["undefined-macro", 1, 1],
    ["comment-continues", 2, 4],
    ["line-continues", 4, 7],
  ]);
});

test("a script for the vxWorks shell is left alone", () =>
  assertProblems('ld < ioc.munch\nx = 1\nputenv("A=B")\necho "\ndbl >'));

test("an assignment in a script with macros is a mistake", () =>
  assertProblems(`
epicsEnvSet P "$(HOME)"
dbTemplateMaxVars = 5
#<^^^^^^^^^^^^^^^^ hint unknown-command
`));

test("an unchanged line keeps its problems when others move, and an edited one gets new ones", async () => {
  const { language, script } = await openScript("epicsEnvSet A 1\necho $(NOPE)\necho $(A)");
  const edit = async (version: number, text: string): Promise<readonly (readonly [number, unknown])[]> => {
    const next = await language.analyse({ uri: script.document.uri, version, text }, script);
    return language.diagnostics(next).map((problem) => [problem.range.start.line, problem.code]);
  };
  assert.deepEqual(await edit(2, "# new\nepicsEnvSet A 1\necho $(NOPE)\necho $(A)"), [[2, "undefined-macro"]]);
  assert.deepEqual(await edit(3, "epicsEnvSet B 1\necho $(NOPE)\necho $(A)"), [
    [1, "undefined-macro"],
    [2, "undefined-macro"],
  ]);
  assert.deepEqual(await edit(4, "epicsEnvSet A 1\necho $(A)\necho $(A)"), []);
});

test("rules have distinct codes in kebab-case", () => {
  const codes = RULES.map((rule) => rule.code);
  assert.equal(new Set(codes).size, codes.length);
  for (const code of codes) assert.match(code, /^[a-z]+(-[a-z]+)*$/);
});
