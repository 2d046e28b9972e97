import assert from "node:assert/strict";
import test from "node:test";
import { SiteDefinitions } from "../../../language-server/catalogue/siteDefinitions.ts";
import { dbdLanguage } from "../../../language-server/dbd/dbdLanguage.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { applied, TextOpener } from "../../support/openText.ts";

const dbd = new TextOpener(dbdLanguage, "/app/src/pump.dbd");
const MENU = { "/app/src/menuPump.dbd": 'menu(menuPump) { choice(menuPump_OFF, "Off") choice(menuPump_ON, "On") }\n' };
const PUMP = `include "menuPump.dbd"
recordtype(pump) {
  include "dbCommon.dbd"
  field(VAL, DBF_MENU) { prompt("State") promptgroup("40 - Input") menu(menuPump) initial("1") pp(TRUE) }
  field(EGU, DBF_STRING) { prompt("Units") size(16) special(SPC_NOMOD) }
}
device(pump, INST_IO, devPump, "Our Pump")
device(ai, INST_IO, devOurs, "Ours")
link(ours, lnkOurs)
`;

test("record types, menus and devices of a workspace are known beside EPICS's own", async () => {
  const site = new SiteDefinitions(memoryWorkspace({ ...MENU, "/app/src/pump.dbd": PUMP }));
  const { types, files } = await site.current();
  const pump = types.recordType("pump");
  assert.ok(pump !== undefined);
  assert.deepEqual(files, ["/app/src/menuPump.dbd", "/app/src/pump.dbd"]);
  assert.deepEqual(pump.field("VAL"), {
    ...{ name: "VAL", type: "MENU", prompt: "State", group: "40 - Input" },
    ...{ menu: "menuPump", initial: "1", processes: true },
  });
  assert.deepEqual([pump.field("EGU")?.size, pump.field("EGU")?.special], [16, "NOMOD"]);
  assert.equal(pump.field("SCAN")?.menu, "menuScan", "the fields of dbCommon.dbd are there without the file");
  assert.deepEqual(types.menu("menuPump"), ["Off", "On"]);
  assert.ok(pump.devices.some(({ choice }) => choice === "Our Pump"));
  assert.equal(types.recordType("ai")?.devices.filter(({ choice }) => choice === "Ours").length, 1);
  assert.ok(types.links.includes("ours") && types.links.includes("calc"));
  assert.equal((await site.current()).types, types);
});

test("what fits is offered", async () => {
  assert.equal(
    await dbd.accepted("recordtype(r) { field(A, DBF_DO$0", "DBF_DOUBLE"),
    "recordtype(r) { field(A, DBF_DOUBLE",
  );
  assert.equal(
    await dbd.accepted("recordtype(r) { field(A, DBF_MENU) { menu(menuSc$0) } }", "menuScan"),
    "recordtype(r) { field(A, DBF_MENU) { menu(menuScan) } }",
  );
  assert.equal(
    await dbd.accepted("recordtype(r) { field(A, DBF_LONG) { special($0) } }", "SPC_NOMOD"),
    "recordtype(r) { field(A, DBF_LONG) { special(SPC_NOMOD) } }",
  );
  assert.equal(
    await dbd.accepted('recordtype(r) { field(A, DBF_LONG) { promptgroup("40$0") } }', "40 - Input"),
    'recordtype(r) { field(A, DBF_LONG) { promptgroup("40 - Input") } }',
  );
  assert.equal(await dbd.accepted("device(ai, INST$0", "INST_IO"), "device(ai, INST_IO");
  assert.equal(await dbd.accepted("device(cal$0", "calc"), "device(calc");
  assert.equal(await dbd.accepted('include "me$0"', "menuPump.dbd", MENU), 'include "menuPump.dbd"');
  const inField = (await dbd.completions("recordtype(r) { field(A, DBF_LONG) { $0 } }")).map(({ label }) => label);
  assert.ok(inField.includes("promptgroup") && !inField.includes("device"));
  const atTop = (await dbd.completions("$0")).map(({ label }) => label);
  assert.ok(atTop.includes("recordtype") && !atTop.includes("choice"));
  assert.deepEqual(await dbd.completions("# $0"), []);
});

test("hover explains attributes, types, menus and record types", async () => {
  assert.match((await dbd.hover("recordtype(r) { field(A, DBF_LONG) { as$0l(ASL0) } }")) ?? "", /access security/);
  assert.match((await dbd.hover("recordtype(r) { field(A, DBF_LO$0NG) { asl(ASL0) } }")) ?? "", /32 bits, signed/);
  assert.match((await dbd.hover("recordtype(r) { field(A, DBF_MENU) { menu(menuYes$0No) } }")) ?? "", /1\. YES/);
  assert.match((await dbd.hover('device(a$0i, INST_IO, d, "D")')) ?? "", /record type `ai` · Analog Input/i);
});

test("menus are found and renamed in included files", async () => {
  const source = PUMP.replace("menu(menuPump)", "menu(menu$0Pump)");
  const { language, analysis, cursor, text, uri } = await dbd.open(source, MENU);
  const [place] = (await language.definition?.(analysis, cursor)) ?? [];
  assert.equal(place?.uri, "file:///app/src/menuPump.dbd");
  assert.equal((await language.references?.(analysis, cursor, true))?.length, 2);
  const renamed = await language.rename?.edit(analysis, cursor, "menuState");
  assert.ok(renamed?.ok);
  assert.match(applied(text, renamed.value.changes?.[uri] ?? []), /menu\(menuState\)/);
  assert.equal(renamed.value.changes?.["file:///app/src/menuPump.dbd"]?.length, 1);
  assert.equal(language.documentLinks?.(analysis)[0]?.target, "file:///app/src/menuPump.dbd");
});

test("symbols, folds and selections follow the braces; formatting indents by them, and only once", async () => {
  const { language, analysis } = await dbd.open(PUMP, MENU);
  const symbols = language.documentSymbols?.(analysis) ?? [];
  assert.deepEqual(
    symbols.map(({ name }) => name),
    ["menuPump.dbd", "pump", "Our Pump", "Ours", "ours"],
  );
  assert.deepEqual(language.foldingRanges?.(analysis), [{ startLine: 1, endLine: 4 }]);
  let range = language.selectionRanges?.(analysis, [{ line: 3, character: 33 }])[0];
  let depth = 0;
  for (; range !== undefined; range = range.parent) depth++;
  assert.equal(depth, 8);
  const messy = PUMP.replaceAll("\n  ", "\n\t    ");
  assert.equal(await dbd.formatted(messy), PUMP);
  assert.equal(await dbd.formatted(PUMP), PUMP);
});
