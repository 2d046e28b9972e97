import assert from "node:assert/strict";
import test from "node:test";
import { assertProblems, openScript } from "./scriptFixture.ts";

const AXIS = 'record(ai, "$(P):$(M)") { field(DESC, "$(D=)") }';

test("a macro that a database needs and nothing gives is a problem, with the one most likely meant", () =>
  assertProblems(
    `
dbLoadRecords("axis.db", "P=X,M=1")
dbLoadRecords("axis.db", "P=X")
#             ^^^^^^^^^ warning missing-macro: \`axis.db\` needs the macro \`M\`, which nothing gives a value.
epicsEnvSet M 2
dbLoadRecords("axis.db", "P=X")
dbLoadRecords("axis.db", "p=X, M=1")
#                         ^ warning missing-macro: \`axis.db\` needs the macro \`P\`, which nothing gives a value. Did you mean \`p\`?
#                         ^^^ hint unused-macro: \`axis.db\` has no macro \`p\`.
`,
    { "/boot/axis.db": AXIS },
  ));

test("behind an include that cannot be read a macro that is missing is a hint only, in a fragment it is nothing", async () => {
  await assertProblems(
    `
< other.cmd
# ^^^^^^^^^ warning missing-file
dbLoadRecords("axis.db", "P=X")
#             ^^^^^^^^^ hint missing-macro
`,
    { "/boot/axis.db": AXIS },
  );
  await assertProblems('dbLoadRecords("axis.db", "P=X")', { "/boot/axis.db": AXIS }, "/boot/load.iocsh");
});

test("a macro that a database has no use for is a hint, unless an include may use it or its name is composed", () =>
  assertProblems(
    `
dbLoadRecords("axis.db", "P=$(Q=x),M=1,Q=2")
#                                      ^^^ hint unused-macro: \`axis.db\` has no macro \`Q\`.
dbLoadRecords("axis.db", 'P=$(Q),M=1,Q=2')
dbLoadRecords("axis.db", "P=X,M=1,PORT = L0 ,C=")
#                                 ^^^^^^^^^ hint unused-macro: \`axis.db\` has no macro \`PORT\`.
#                                            ^^ hint unused-macro: \`axis.db\` has no macro \`C\`.
dbLoadRecords("including.db", "ANY=1")
dbLoadRecords("composed.db", "A1=1,N=1")
`,
    {
      "/boot/axis.db": AXIS,
      "/boot/including.db": 'include "axis.db"',
      "/boot/composed.db": 'record(ai, "$(A$(N))") {}',
    },
  ));

test("rows of a substitutions file that lack a macro or a template are told once for each template", () =>
  assertProblems(
    `
dbLoadTemplate("all.substitutions")
#              ^^^^^^^^^^^^^^^^^^^ warning missing-macro: \`axis.db\` needs the macro \`M\`, which line 2 of \`all.substitutions\` gives no value.
#              ^^^^^^^^^^^^^^^^^^^ warning missing-template: The template \`none.db\` in line 5 of \`all.substitutions\` is not there: \`/boot/none.db\`.
`,
    {
      "/boot/axis.db": AXIS,
      "/boot/all.substitutions": `file axis.db {
  { P=X }
  { P=Y }
}
file none.db { { P=X } }`,
    },
  ));

test("a record that another database has with another type is an error, one of the same type is merged", () =>
  assertProblems(
    `
dbLoadRecords("a.db")
dbLoadRecords("b.db")
#             ^^^^^^ error record-type-conflict: ai record \`X:A\` already exists, from \`a.db\`, loaded in line 2; the IOC can't load the bo record.
dbLoadRecords("a.db")
`,
    {
      "/boot/a.db": 'record(ai, "X:A") {}\nrecord(ai, "X:B") {}',
      "/boot/b.db": 'record(bo, "X:A") {}\nrecord(ai, "X:B") {}\nrecord("*", "X:B") {}',
    },
  ));

test("a name that is too long once its macros are expanded is an error", () => {
  const prefix = "BL01-EA-DET-01:CAMERA:CHANNEL:".repeat(2);
  return assertProblems(
    `
dbLoadRecords("a.db", "P=${prefix},R=")
dbLoadRecords("a.db", "P=${prefix},R=G")
#             ^^^^^^ error long-record-name: The record name \`${prefix}G\` has 61 characters; EPICS takes 60.
`,
    { "/boot/a.db": 'record(ai, "$(P)$(R)") {}' },
  );
});

async function fixed(source: string): Promise<readonly string[]> {
  const { language, script, cursor } = await openScript(source, { "/boot/axis.db": AXIS });
  const text = source.replace("$0", "");
  return (language.codeActions?.(script, { start: cursor, end: cursor }) ?? []).map(({ title, edit }) => {
    const [edits = []] = Object.values(edit?.changes ?? {});
    const [first] = edits;
    assert.ok(first?.range.start.line === 0);
    const { start, end } = first.range;
    return `${title}: ${text.slice(0, start.character)}${first.newText}${text.slice(end.character)}`;
  });
}

test("macros are added, renamed and removed by quick fixes", async () => {
  assert.deepEqual(await fixed('dbLoadRecords("axi$0s.db", "P=X")'), [
    'Add the macro `M`: dbLoadRecords("axis.db", "P=X,M=")',
  ]);
  assert.deepEqual(await fixed("dbLoadRecords(axi$0s.db)"), [
    'Add the macro `P`: dbLoadRecords(axis.db, "P=")',
    'Add the macro `M`: dbLoadRecords(axis.db, "M=")',
  ]);
  assert.deepEqual(await fixed('dbLoadRecords("axis.db", "P=X,M=1,PO$0RT=2")'), [
    'Remove the macro `PORT`: dbLoadRecords("axis.db", "P=X,M=1")',
  ]);
  assert.deepEqual(await fixed('dbLoadRecords("axis.db", "PO$0RT=2,P=X,M=1")'), [
    'Remove the macro `PORT`: dbLoadRecords("axis.db", "P=X,M=1")',
  ]);
});
