import assert from "node:assert/strict";
import test from "node:test";
import { requestFileLanguage } from "../../../language-server/requestFile/requestFileLanguage.ts";
import { TextOpener } from "../../support/openText.ts";

const request = new TextOpener(requestFileLanguage, "/app/Db/auto.req");
const FILES = { "/app/Db/motor_settings.req": "# of a motor\n$(P)$(M).VELO\n$(P)$(M).ACCL\nfile other.req\n" };

test("PVs, comments and files are read as autosave reads them", () =>
  request.assertProblems(
    `
# a comment $(X
$(P)a.PREC
m1.VAL # note
file "motor_settings.req" P=$(P), M=m1
file motor_settings.req P=$(P),M=m2 # note
`,
    FILES,
  ));

test("what autosave passes over or takes for something else is told", () =>
  request.assertProblems(
    `
m1.VAL m2.VAL
#      ^^^^^^ warning passed-over: autosave passes over what stands behind the name of a PV.
m1
#<^ warning duplicate-pv: m1 is in this file already.
*x
#<^ warning passed-over: autosave passes over this line
   file motor_settings.req
#  ^^^^ warning bad-include: \`file\` includes nothing here: it must stand at the margin.
fileServer:up
#<^^^^^^^^^^^^ warning bad-include: autosave takes fileServer:up for the file Server:up to include
file motor_settings.req P=x
#    ^^^^^^^^^^^^^^^^^^ warning missing-macro: motor_settings.req needs $(M), which this line does not give.
file nowhere.req
#    ^^^^^^^^^^^ information missing-file: Can't find the request file nowhere.req near this one.
`,
    FILES,
  ));

test("an included file is a link, and says what is in it", async () => {
  const { language, analysis } = await request.open("file motor_settings.req P=x,M=y", FILES);
  assert.equal(language.documentLinks?.(analysis)[0]?.target, "file:///app/Db/motor_settings.req");
  const place = await language.definition?.(analysis, { line: 0, character: 8 });
  assert.equal(place?.[0]?.uri, "file:///app/Db/motor_settings.req");
  const said = await request.hover("file motor_$0settings.req P=x,M=y", FILES);
  assert.match(said ?? "", /2 PVs, 1 further files/);
  assert.match((await request.hover("m1.VE$0LO")) ?? "", /field `VELO` of `m1`/);
});

test("names of files, macros and `file` itself are offered", async () => {
  assert.equal(await request.accepted("file mo$0", "motor_settings.req", FILES), "file motor_settings.req");
  assert.equal(await request.accepted("$(PREFIX)a\n$($0", "PREFIX"), "$(PREFIX");
  assert.equal(await request.accepted("f$0", "file"), "file");
});
