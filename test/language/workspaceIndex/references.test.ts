import assert from "node:assert/strict";
import { basename, dirname } from "node:path/posix";
import { test } from "node:test";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { beamline, changed, type Change, FIRST, OWN, SECOND, SHARED } from "./beamline.ts";

/** `first:4 jinja`: each place, by instance or support file, line and role. */
async function places(...changes: readonly Change[]): Promise<readonly string[]> {
  const { workspace, path, offset } = beamline(changes);
  const indexed = await new WorkspaceIndex(workspace).current();
  const [subject] = indexed.siteAt(path, offset)?.subjects ?? [];
  if (subject === undefined) return [];
  return indexed.sitesOf(subject).map((site) => {
    const file = site.path.endsWith("/ioc.yaml") ? basename(dirname(dirname(site.path))) : basename(site.path);
    return `${file}:${site.lines.positionAt(site.name.span.start).line + 1} ${site.role}`;
  });
}

const DEVICE_TYPES = [
  "m.ibek.support.yaml:14 definition",
  "m.ibek.support.yaml:31 type",
  "m.ibek.support.yaml:32 type",
  "first:5 type",
  "first:11 type",
  "second:6 type",
];

test("a type is found where it is defined, in every IOC, in repeats and in sub-entities", async () => {
  assert.deepEqual(await places(changed(FIRST, "type: m.Device", "type: m.De$0vice")), DEVICE_TYPES);
  assert.deepEqual(await places(changed(FIRST, "'m.Device'", "'m.Dev$0ice'")), DEVICE_TYPES);
  assert.deepEqual(await places(changed(SHARED, "name: Device", "name: $0Device")), DEVICE_TYPES);
  assert.deepEqual(await places(changed(SECOND, "m.Device", "$0m.Device")), DEVICE_TYPES);
});

test("a definition in an instance's own folder is that instance's alone", async () => {
  const own = changed(OWN, "module: own", "module: m");
  const second = changed(SECOND, "own.Device", "m.$0Device");
  assert.deepEqual(await places(own, second), ["own.ibek.support.yaml:3 definition", "second:5 type", "second:6 type"]);
  assert.deepEqual(
    await places(own, changed(FIRST, "type: m.Device", "type: m.$0Device")),
    DEVICE_TYPES.filter((place) => !place.startsWith("second")),
  );
});

const DEVICE_P = [
  "m.ibek.support.yaml:18 definition",
  "m.ibek.support.yaml:19 jinja",
  "m.ibek.support.yaml:21 jinja",
  "m.ibek.support.yaml:24 argument",
  "m.ibek.support.yaml:31 key",
  "m.ibek.support.yaml:32 key",
  "first:7 key",
  "first:8 jinja",
  "first:11 key",
  "second:6 key",
];

test("a parameter is found at its definition, in its model's Jinja and arguments, and wherever it is given", async () => {
  assert.deepEqual(await places(changed(FIRST, "    P: FIRST", "    $0P: FIRST")), DEVICE_P);
  assert.deepEqual(await places(changed(SHARED, 'device("{{ P', 'device("{{ P$0')), DEVICE_P);
  assert.deepEqual(await places(changed(SHARED, "args: {P: ,", "args: {P$0: ,")), DEVICE_P);
  assert.deepEqual(await places(changed(SECOND, '"P": OTHER', '"$0P": OTHER')), DEVICE_P);
});

test("a parameter of the same name in another model is another one", async () => {
  assert.deepEqual(await places(changed(OWN, "      P: {type", "      $0P: {type")), [
    "own.ibek.support.yaml:7 definition",
    "own.ibek.support.yaml:10 argument",
    "second:5 key",
  ]);
});

test("an attribute of an object is the parameter of the entities that are referred to", async () => {
  assert.deepEqual(await places(changed(FIRST, "port.addr", "port.a$0ddr")), [
    "m.ibek.support.yaml:7 definition",
    "m.ibek.support.yaml:9 jinja",
    "m.ibek.support.yaml:13 jinja",
    "m.ibek.support.yaml:21 jinja",
    "first:4 key",
    "first:8 jinja",
    "second:4 key",
  ]);
});

test("a calculated value is found in its own model and as an attribute of others", async () => {
  assert.deepEqual(await places(changed(SHARED, "      host:", "      ho$0st:")), [
    "m.ibek.support.yaml:9 definition",
    "m.ibek.support.yaml:12 jinja",
    "m.ibek.support.yaml:21 jinja",
  ]);
});

test("a database file is found in every model that loads it, whatever folder it is said to be in", async () => {
  assert.deepEqual(await places(changed(OWN, "file: device", "file: dev$0ice")), [
    "own.ibek.support.yaml:9 database",
    "m.ibek.support.yaml:23 database",
  ]);
});

test("a name that a template gives a value itself is not the parameter", async () => {
  const loop = changed(SHARED, "port.host }})", "port.host }}){% for P in [1] %}{{ P }}{% endfor %}");
  assert.deepEqual(
    await places(loop, changed(FIRST, "    P: FIRST", "    $0P: FIRST")),
    DEVICE_P.filter((place) => place !== "m.ibek.support.yaml:21 jinja"),
  );
});

test("an assertion's expression uses parameters, too", async () => {
  const validate = "    validate:\n      - {assert: P != R, message: 'not {{ P }}'}\n    databases:";
  const found = await places(changed(SHARED, "      R: {type", "      $0R: {type"));
  const more = await places(changed(SHARED, "    databases:", validate.replace("!= R", "!= R$0")));
  assert.equal(more.length, found.length + 1);
  assert.ok(more.includes("m.ibek.support.yaml:23 jinja"));
});

test("a repeat among the sub-entities is looked into", async () => {
  const repeat = `      - type: ibek.repeat
        values: [1]
        entity: {type: own.Device, port: "{{ main }}", P: X}
`;
  const pair = changed(SHARED, '      - {type: m.Device, port: "{{ main }}", P: "{{ P }}:2"}\n', repeat);
  const shared = {
    path: "/bl/support/own.ibek.support.yaml",
    from: "",
    to: "module: own\nentity_models:\n  - name: $0Device\n",
  };
  assert.deepEqual(await places(pair, shared), ["m.ibek.support.yaml:34 type", "own.ibek.support.yaml:3 definition"]);
});
