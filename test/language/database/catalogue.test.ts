import assert from "node:assert/strict";
import test from "node:test";
import { RecordTypes } from "../../../language-server/catalogue/recordTypes.ts";
import { builtInRecordTypes } from "../../../language-server/catalogue/recordTypesData.ts";

test("EPICS base and the well-known modules are there", () => {
  const types = new RecordTypes([builtInRecordTypes()]);
  assert.equal(types.all.length, 59);
  assert.equal(types.all.filter(({ module }) => module === "epics-base").length, 34);
  assert.equal(types.recordType("ai")?.field("HIHI")?.prompt, "Hihi Alarm Limit");
  assert.deepEqual(types.menu("menuScan")?.slice(0, 3), ["Passive", "Event", "I/O Intr"]);
  assert.ok(types.recordType("ai")?.devices.some(({ choice }) => choice === "asynInt32"));
  assert.ok(types.links.includes("calc"));
});

test("every menu that a field names is there, and every first field is NAME", () => {
  const types = new RecordTypes([builtInRecordTypes()]);
  for (const { name, fields } of types.all) {
    assert.equal(fields[0]?.name, "NAME", name);
    assert.equal(new Set(fields.map((field) => field.name)).size, fields.length, name);
    for (const { menu } of fields) assert.ok(menu === undefined || types.menu(menu) !== undefined, menu);
  }
});

test("what a site defines comes before what is built in, and adds to it", () => {
  const site = {
    recordTypes: [{ name: "crate", module: "site", title: "", fields: [{ name: "NAME", type: "STRING", prompt: "" }] }],
    menus: [],
    devices: [{ recordType: "ai", choice: "Our Crate", linkType: "INST_IO", module: "site" }],
    links: ["ours"],
  } as const;
  const types = new RecordTypes([site, builtInRecordTypes()]);
  assert.equal(types.recordType("crate")?.module, "site");
  assert.equal(types.recordType("ai")?.devices[0]?.choice, "Our Crate");
  assert.ok(types.links.includes("ours") && types.links.includes("calc"));
});
