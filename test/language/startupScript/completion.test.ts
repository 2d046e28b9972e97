import assert from "node:assert/strict";
import test from "node:test";
import { accepted, completions, openScript } from "./scriptFixture.ts";

const FILES = {
  "/boot/db/motor.db": "",
  "/boot/db/axis.substitutions": "",
  "/boot/db/notes.txt": "",
  "/boot/base.cmd": "",
};

async function labels(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path?: string,
): Promise<readonly string[]> {
  return (await completions(source, files, path)).map((item) => item.label);
}

test("a command is completed where a line begins, the everyday ones first", async () => {
  const items = await completions("dbLoad$0");
  const load = items.find((item) => item.label === "dbLoadRecords");
  assert.equal(load?.detail, "dbLoadRecords(file name, substitutions)");
  assert.equal(load.labelDetails?.description, "epics-base");
  assert.ok((load.sortText ?? "") < (items.find((item) => item.label === "dbLoadGroup2")?.sortText ?? "~"));
  assert.ok(items.length > 600);
});

test("a command is completed behind a macro that may switch the line off", async () => {
  assert.equal(await accepted("$(SIM=#) dbLo$0", "dbLoadRecords"), "$(SIM=#) dbLoadRecords");
});

test("the registration command is that of the database definition the script loads", async () => {
  const items = await labels("dbLoadDatabase dbd/my-app.dbd\nm$0");
  assert.ok(items.includes("my_app_registerRecordDeviceDriver"));
});

test("nothing is offered in comments", async () => {
  assert.deepEqual(await labels("# dbLoad$0"), []);
  assert.deepEqual(await labels("# $($0"), []);
});

test("macros are offered behind $( with the value they have on this line", async () => {
  const source = 'epicsEnvSet P BL01\necho "$($0"\nepicsEnvSet LATER x';
  const items = await completions(source);
  const item = items.find(({ label }) => label === "P");
  assert.equal(item?.detail, '"BL01", st.cmd line 1');
  assert.ok(!items.some(({ label }) => label === "LATER"));
  assert.equal(await accepted(source, "P"), 'echo "$(P)"');
  assert.equal(await accepted("epicsEnvSet P BL01\necho ${$0}", "P"), "echo ${P}");
  assert.equal(await accepted("epicsEnvSet P BL01\necho $(X$0Y=1)", "P"), "echo $(P=1)");
});

test("files are offered where the command takes one, of the kind it takes", async () => {
  assert.deepEqual(await labels('dbLoadRecords("$0', FILES), ["db/"]);
  assert.deepEqual(await labels('dbLoadRecords("db/$0")', FILES), ["motor.db"]);
  assert.deepEqual(await labels("dbLoadTemplate db/a$0", FILES), ["axis.substitutions"]);
  assert.deepEqual(await labels('epicsEnvSet D db\niocshLoad("$(D)/../$0', FILES), ["base.cmd", "db/", "st.cmd"]);
  assert.deepEqual(await labels("cd $0", FILES), ["db/"]);
  assert.deepEqual(await labels('dbLoadRecords("db/motor.db", "$0', FILES), []);
  assert.equal(await accepted('dbLoadRecords("db/mo$0")', "motor.db", FILES), 'dbLoadRecords("db/motor.db")');
});

test("scripts are offered behind <, in the directory the script has changed to", async () => {
  assert.deepEqual(await labels("< $0", FILES), ["base.cmd", "db/", "st.cmd"]);
  assert.deepEqual(await labels("cd db\n< ../$0", FILES), ["base.cmd", "db/", "st.cmd"]);
});

test("in an instance /epics/ioc/config is the folder of the script", async () => {
  const files = { "/beamline/services/bl01-ea-ioc-01/config/a.db": "" };
  const path = "/beamline/services/bl01-ea-ioc-01/config/st.cmd";
  assert.deepEqual(await labels('dbLoadRecords("/epics/ioc/config/$0', files, path), ["a.db"]);
  assert.deepEqual(await labels('dbLoadRecords("$(CONFIG_DIR)/$0', files, path), ["a.db"]);
  assert.deepEqual(await labels('dbLoadRecords("/epics/support/$0', files, path), []);
});

test("ports made above are offered where a command refers to one", async () => {
  const ports = 'drvAsynIPPortConfigure("L0","10.0.0.1:7")\nasynSetOption($0)\ndrvAsynIPPortConfigure("LATER","h:1")';
  assert.deepEqual(await labels(ports), ["L0"]);
  const included = { "/boot/ports.cmd": '#\nvxi11Configure("$(P)1", "10.0.0.1", 0, 0, "inst0")' };
  const [item] = await completions('iocshLoad("ports.cmd", "P=V")\nasynSetOption($0)', included);
  assert.deepEqual([item?.label, item?.detail], ["V1", "vxi11Configure, ports.cmd line 2"]);
});

test("the signature says in words what each argument takes", async () => {
  const { language, script, cursor } = await openScript("drvAsynIPPortConfigure($0");
  const [signature] = language.signatureHelp?.provide(script, cursor)?.signatures ?? [];
  const words = signature?.parameters?.map(({ documentation }) => documentation);
  assert.deepEqual(words?.slice(0, 3), ["text", "text", "whole number"]);
});

test("the signature follows the argument being typed", async () => {
  const active = async (source: string): Promise<string | undefined> => {
    const { language, script, cursor } = await openScript(source);
    const help = language.signatureHelp?.provide(script, cursor);
    const [signature] = help?.signatures ?? [];
    const label = signature?.parameters?.[help?.activeParameter ?? 0]?.label;
    return Array.isArray(label) ? signature?.label.slice(label[0], label[1]) : undefined;
  };
  assert.equal(await active("drvAsynIPPortConfigure($0"), "port name");
  assert.equal(await active('drvAsynIPPortConfigure("a b"$0'), "host:port [protocol]");
  assert.equal(await active('drvAsynIPPortConfigure("a$0'), "port name");
  assert.equal(await active('drvAsynIPPortConfigure("A", "h:1 UDP", $0)'), "priority");
  assert.equal(await active("drvAsynIPPortConfigure A h$0"), "host:port [protocol]");
  assert.equal(await active("help a b $0"), "[command ...]");
  assert.equal(await active("dbLoadRec$0"), undefined);
  assert.equal(await active("dbLoadRecords(a, b, c, d$0"), undefined);
  assert.equal(await active("# dbLoadRecords($0"), undefined);
});
