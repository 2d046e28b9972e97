import assert from "node:assert/strict";
import test from "node:test";
import { accepted, completions } from "./databaseFixture.ts";

const labels = async (source: string): Promise<readonly string[]> =>
  (await completions(source)).map(({ label }) => label);

test("record types are offered with what they are", async () => {
  const items = await completions('record(a$0, "x") {}');
  assert.equal(items.find(({ label }) => label === "ai")?.detail, "Analog Input");
  assert.equal(items.find(({ label }) => label === "motor")?.labelDetails?.description, "motor");
  assert.equal(await accepted('record(a$0, "x") {}', "calcout"), 'record(calcout, "x") {}');
});

test("fields are offered with prompt and type, but not those that are set", async () => {
  const source = 'record(ai, "a") {\n  field(DESC, "x")\n  field(S$0)\n}';
  const items = await completions(source);
  assert.equal(items.find(({ label }) => label === "SCAN")?.detail, "Scan Mechanism · menu");
  assert.ok(!items.some(({ label }) => label === "DESC"));
  assert.ok(!items.some(({ label }) => label === "NAME" || label === "BKLNK"));
  assert.equal(await accepted(source, "SCAN"), "  field(SCAN)");
});

test("where an entry begins, whole fields are offered", async () => {
  assert.equal(await accepted('record(ai, "a") {\n  $0\n}', "EGU"), '  field(EGU, "$1")');
  assert.equal(await accepted('record(ai, "a") {\n  EG$0\n}', "EGU"), '  field(EGU, "$1")');
  assert.ok((await labels('record(ai, "a") {\n  $0\n}')).includes("info"));
  assert.deepEqual(await labels('record(ai, "a") {\n  # $0\n}'), []);
});

test("a record that is being typed is completed too", async () => {
  assert.ok((await labels('record(ai, "a") {\n  field($0')).includes("SCAN"));
  assert.ok((await labels('record(ai, "a") {\n  field(SCAN, "$0')).includes("1 second"));
  assert.ok((await labels('record(ai, "a") {\n  field(SCAN, "$0\nrecord(ao, "b") {}\n')).includes("1 second"));
});

test("choices of menus and of device support are offered, and take the place of what is written", async () => {
  const menu = 'record(ai, "a") { field(SCAN, "1 s$0ec") }';
  assert.equal(await accepted(menu, "1 second"), 'record(ai, "a") { field(SCAN, "1 second") }');
  assert.equal(
    await accepted('record(ai, "a") { field(SCAN, $0) }', "Passive"),
    'record(ai, "a") { field(SCAN, "Passive") }',
  );
  const devices = await labels('record(ai, "a") { field(DTYP, "$0") }');
  assert.ok(devices.includes("asynFloat64") && !devices.includes("asynFloat64ArrayIn"));
});

test("links are completed with the records of the file, their fields and modifiers", async () => {
  const file = 'record(ai, "$(P)source") { field(DESC, "where it comes from") }\n';
  const link = (typed: string): string => `${file}record(ai, "b") { field(INP, "${typed}$0") }`;
  const [record] = await completions(link("$(P)"));
  assert.deepEqual([record?.label, record?.detail], ["$(P)source", "ai · where it comes from"]);
  assert.equal(await accepted(link("$(P)s"), "$(P)source"), 'record(ai, "b") { field(INP, "$(P)source") }');
  assert.equal(await accepted(link("$(P)source.H"), "HIHI"), 'record(ai, "b") { field(INP, "$(P)source.HIHI") }');
  assert.equal(await accepted(link("$(P)source "), "CP"), 'record(ai, "b") { field(INP, "$(P)source CP") }');
  assert.deepEqual(await labels(`${file}record(ai, "b") { field(FLNK, "x $0") }`), ["CA"]);
  assert.ok(!(await labels(`${file}record(ao, "b") { field(OUT, "x $0") }`)).includes("CP"));
  assert.deepEqual(await labels(link("@asyn(")), []);
});

test("links in braces are completed with types and keys", async () => {
  assert.ok((await labels('record(ai, "a") { field(INP, {$0}) }')).includes("calc"));
  assert.deepEqual((await labels('record(ai, "a") { field(INP, {calc: {$0}}) }')).slice(0, 2), ["expr", "args"]);
  assert.ok((await labels('record(ai, "a") { field(INP, {calc: {expr: "A", args: [{$0}]}}) }')).includes("const"));
  assert.ok(!(await labels('record(ai, "a") { field(INP, {calc: {expr: "A", $0}}) }')).includes("out"));
  assert.deepEqual(await labels('record(ai, "a") { field(INP, {calc: $0}) }'), []);
  assert.equal(
    await accepted('record(ai, "a") { field(INP, {calc: {expr: "A", un$0}}) }', "units"),
    'record(ai, "a") { field(INP, {calc: {expr: "A", units}}) }',
  );
});

test("macros of the file are offered, with their default", async () => {
  const source = 'record(ai, "$(P)$(R=1)") { field(DESC, "$($0") }';
  const items = await completions(source);
  assert.deepEqual(
    items.map(({ label, detail }) => [label, detail]),
    [
      ["P", undefined],
      ["R", "default “1”"],
    ],
  );
  assert.equal(await accepted(source, "P"), 'record(ai, "$(P)$(R=1)") { field(DESC, "$(P)") }');
});

test("info items are offered: well-known ones and those of the file", async () => {
  const items = await labels('record(ai, "a") { info(mine, "x") info($0) }');
  assert.ok(items.includes("autosaveFields") && items.includes("mine"));
});
