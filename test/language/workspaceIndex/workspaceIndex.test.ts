import assert from "node:assert/strict";
import { test } from "node:test";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import type { Workspace } from "../../../language-server/workspace.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { beamline, FIRST, SECOND, SHARED } from "./beamline.ts";

const DEVICE = { kind: "model", model: { type: "m.Device", path: SHARED } } as const;
const DEVICE_PLACES = 6;

/** How many places `m.Device` has. */
async function placesIn(workspace: Workspace): Promise<number> {
  return (await new WorkspaceIndex(workspace).current()).sitesOf(DEVICE).length;
}

test("no file is read before somebody asks", async () => {
  const { workspace } = beamline();
  let reads = 0;
  const counting: Workspace = {
    ...workspace,
    read: (path) => {
      reads++;
      return workspace.read(path);
    },
  };
  const index = new WorkspaceIndex(counting);
  await Promise.resolve();
  assert.equal(reads, 0);
  await index.current();
  assert.equal(reads, 4);
});

test("nothing changed is the same answer, a file that changed, came or went another", async () => {
  const files = { ...beamline().files };
  const index = new WorkspaceIndex(memoryWorkspace(files));
  const before = await index.current();
  assert.equal(await index.current(), before);
  files[FIRST] = (files[FIRST] ?? "").replace("type: m.Device", "type: m.Port");
  const after = await index.current();
  assert.equal(after.sitesOf(DEVICE).length, DEVICE_PLACES - 1);
  assert.equal(
    after.iocs.find(({ path }) => path === SECOND),
    before.iocs.find(({ path }) => path === SECOND),
    "what did not change is not read again",
  );
});

test("files that came or went count with the next question", async () => {
  const files = { ...beamline().files };
  const workspace = (): Workspace => ({ ...memoryWorkspace(files), roots: ["/bl"] });
  const index = new WorkspaceIndex({
    roots: ["/bl"],
    read: (path) => workspace().read(path),
    list: (folder) => workspace().list(folder),
    isFile: (path) => workspace().isFile(path),
    fileFacts: (path) => workspace().fileFacts(path),
  });
  assert.equal((await index.current()).iocs.length, 2);
  files["/bl/services/third/config/ioc.yaml"] = files[FIRST] ?? "";
  assert.equal((await index.current()).iocs.length, 3);
  Reflect.deleteProperty(files, FIRST);
  assert.equal((await index.current()).iocs.length, 2);
});

test("what is asked at the same time is read once", async () => {
  const { workspace } = beamline();
  const index = new WorkspaceIndex(workspace);
  const [one, other] = await Promise.all([index.current(), index.current()]);
  assert.equal(one, other);
});

const BAD: readonly (readonly [string, string])[] = [
  ["a binary file", "\u0000\u0001ELF\u0000".repeat(100)],
  ["an empty file", ""],
  ["10 MB of text", "a: b\n".repeat(2_000_000)],
  ["broken YAML", "entities:\n  - {type: [\nentity_models: }{\n- \t- x"],
  ["lists in lists, thousands deep", "[".repeat(50_000)],
  ["aliases that stand for billions of values", aliasBomb()],
  ["text that is neither", "just: something\nentities: 5\nentity_models: {a: b}\nmodule: [1]\n"],
  ["an entity that holds itself", "entities:\n  - &a {type: m.Device, P: *a, <<: *a}\n"],
  ["a model that holds itself", "module: m\nentity_models:\n  - &a {name: X, parameters: *a, sub_entities: [*a]}\n"],
  ["hostile Jinja", `entities:\n  - {type: m.Device, P: "${"{{".repeat(20_000)}"}\n`],
];
for (const [what, text] of BAD) {
  test(`${what} in the workspace takes nothing from the answer`, async () => {
    const { files } = beamline();
    const worse = { ...files, "/bl/bad/config/ioc.yaml": text, "/bl/bad/bad.ibek.support.yaml": text };
    const places = await placesIn(memoryWorkspace(worse));
    assert.ok(places === DEVICE_PLACES || (text.includes("m.Device") && places === DEVICE_PLACES + 1), `${places}`);
  });
}

/** Each line twice the one before. */
function aliasBomb(): string {
  const lines = Array.from({ length: 30 }, (_, at) => `  - &a${at + 1} {name: [*a${at}, *a${at}], <<: *a${at}}`);
  return `module: m\nshared: [&a0 {P: "{{ P }}"}]\nentity_models:\n${lines.join("\n")}\n`;
}

test("a link to a folder around it does not make the workspace endless", async () => {
  const { workspace } = beamline();
  const real = (path: string): string => path.replaceAll("/around", "");
  const listed: string[] = [];
  const linked: Workspace = {
    ...workspace,
    read: (path) => workspace.read(real(path)),
    isFile: (path) => workspace.isFile(real(path)),
    list: async (folder) => {
      listed.push(folder);
      const names = await workspace.list(real(folder));
      return real(folder) === "/bl/services" ? [...names, "around"] : names;
    },
  };
  assert.equal(await placesIn(linked), DEVICE_PLACES);
  assert.ok(listed.length < 20, `${listed.length} folders`);
});

test("a file outside of the workspace counts with what is beside it when it is asked from", async () => {
  const { files } = beamline();
  const outside = "/elsewhere/config/ioc.yaml";
  const own = "/elsewhere/config/m.ibek.support.yaml";
  const all = { ...files, [outside]: files[FIRST] ?? "", [own]: files[SHARED] ?? "" };
  const index = new WorkspaceIndex({ ...memoryWorkspace(all), roots: ["/bl"] });
  const indexed = await index.current(outside);
  const ofOutside = indexed.sitesOf({ kind: "model", model: { type: "m.Device", path: own } });
  assert.deepEqual(
    ofOutside.map(({ path, role }) => [path, role]),
    [
      [own, "definition"],
      [own, "type"],
      [own, "type"],
      [outside, "type"],
      [outside, "type"],
    ],
  );
  assert.equal(indexed.sitesOf(DEVICE).length, DEVICE_PLACES);
});

test("of two folders of the workspace that define a type, the first one counts", async () => {
  const { files } = beamline();
  const other = "/other/m.ibek.support.yaml";
  const memory = memoryWorkspace({ ...files, [other]: files[SHARED] ?? "" });
  assert.equal(await placesIn({ ...memory, roots: ["/bl", "/other"] }), DEVICE_PLACES);
  const swapped = await new WorkspaceIndex({ ...memory, roots: ["/other", "/bl"] }).current();
  const uses = swapped.sitesOf({ kind: "model", model: { type: "m.Device", path: other } });
  assert.equal(uses.filter(({ path }) => path.endsWith("ioc.yaml")).length, 3);
});

test("half a file, as it is while somebody types, takes nothing from the others", async () => {
  const { files } = beamline();
  const text = files[FIRST] ?? "";
  const changing = { ...files };
  const index = new WorkspaceIndex(memoryWorkspace(changing));
  for (let length = 0; length < text.length; length += 7) {
    changing[FIRST] = text.slice(0, length);
    assert.ok((await index.current()).sitesOf(DEVICE).length >= DEVICE_PLACES - 2);
  }
});
