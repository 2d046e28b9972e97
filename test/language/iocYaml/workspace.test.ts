// What goes beyond one file: an IOC's runtime.yaml, other IOCs, support YAML, definitions of an image.
import assert from "node:assert/strict";
import { test } from "node:test";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import { documentHighlights } from "../../../language-server/iocYaml/documentHighlights.ts";
import { prepareRename } from "../../../language-server/iocYaml/prepareRename.ts";
import { references } from "../../../language-server/iocYaml/references.ts";
import { rename } from "../../../language-server/iocYaml/rename.ts";
import { marked } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { ioc, IOC_PATH, iocLanguage, openIoc, SUPPORT, SUPPORT_PATH } from "./iocFixture.ts";

const RUNTIME_PATH = IOC_PATH.replace("ioc.yaml", "runtime.yaml");
const OTHER_PATH = "/services/bl01t-ea-test-02/config/ioc.yaml";
const PORT = "  - {type: m.Port, name: p1, addr: a}\n";
const DEVICE = '  - {type: m.Device, port: p1, P: X, n: "{{ port.num }}"}\n';

interface Asked {
  readonly analysis: IocAnalysis;
  readonly position: { readonly line: number; readonly character: number };
  readonly index: WorkspaceIndex;
}

/** `at`: the file with the cursor. `/services` is the workspace. */
async function ask(at: string, sources: Readonly<Record<string, string>>): Promise<Asked> {
  const read = Object.entries({ [SUPPORT_PATH]: SUPPORT, ...sources }).map(([path, source]) => {
    const { text, cursor } = marked(source);
    return { path, text, cursor };
  });
  const files = Object.fromEntries(read.map(({ path, text }) => [path, text]));
  const analysis = await openIoc(files[at] ?? "", { path: at, files });
  const cursor = read.find(({ path }) => path === at)?.cursor ?? 0;
  const index = new WorkspaceIndex({ ...memoryWorkspace(files), roots: ["/services"] });
  return { analysis, position: analysis.lines.positionAt(cursor), index };
}

/** `ioc.yaml:4:26`; of the other instance with its name. */
async function found(at: string, sources: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { analysis, position, index } = await ask(at, sources);
  const locations = await references(analysis, position, true, index);
  return locations.map(({ uri, range: { start } }) => {
    const name = uri.replace(/^.*\/config\//, uri.includes("-02/") ? "02/" : "").replace("file://", "");
    return `${name}:${start.line + 1}:${start.character + 1}`;
  });
}

/** The new texts of a rename by file, or the sentence that refuses it, be it before or after the name is typed. */
async function renamed(at: string, sources: Readonly<Record<string, string>>, newName: string): Promise<unknown> {
  const { analysis, position, index } = await ask(at, sources);
  const prepared = prepareRename(analysis, position, ["/services"]);
  if (!prepared.ok) return prepared.why;
  const { range, placeholder } = prepared.value;
  const { lines } = analysis;
  assert.equal(lines.text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)), placeholder);
  const answer = await rename(analysis, position, newName, index);
  if (!answer.ok) return answer.why;
  const changes = Object.entries(answer.value.changes ?? {});
  return changes.map(([uri, edits]) => `${uri.replace(/^.*\//, "")}: ${edits.map(({ newText }) => newText).join(" ")}`);
}

const PAIR = { [IOC_PATH]: ioc(PORT + DEVICE), [RUNTIME_PATH]: ioc(DEVICE) };

test("an id is found in the ioc.yaml and the runtime.yaml of its IOC, from either, and in no other IOC", async () => {
  const expected = ["ioc.yaml:4:26", "ioc.yaml:5:28", "runtime.yaml:4:28"];
  const other = { [OTHER_PATH]: ioc(PORT + DEVICE) };
  assert.deepEqual(
    await found(IOC_PATH, { ...PAIR, ...other, [IOC_PATH]: ioc(PORT.replace("p1", "p$01") + DEVICE) }),
    expected,
  );
  assert.deepEqual(
    await found(RUNTIME_PATH, { ...PAIR, ...other, [RUNTIME_PATH]: ioc(DEVICE.replace("p1", "p$01")) }),
    expected,
  );
});

test("an id is renamed in both files of its IOC, from either", async () => {
  const expected = ["ioc.yaml: main main", "runtime.yaml: main"];
  assert.deepEqual(
    await renamed(IOC_PATH, { ...PAIR, [IOC_PATH]: ioc(PORT.replace("p1", "p$01") + DEVICE) }, "main"),
    expected,
  );
  assert.deepEqual(
    await renamed(RUNTIME_PATH, { ...PAIR, [RUNTIME_PATH]: ioc(DEVICE.replace("p1", "p$01")) }, "main"),
    expected,
  );
});

test("an id that the other file of the IOC has is taken", async () => {
  const files = { [IOC_PATH]: ioc(PORT.replace("p1", "p$01")), [RUNTIME_PATH]: ioc(PORT.replace("p1", "p2")) };
  assert.equal(await renamed(IOC_PATH, files, "p2"), "The id `p2` is taken by another entity.");
  const twice = { ...files, [RUNTIME_PATH]: ioc(PORT) };
  assert.equal(
    await renamed(IOC_PATH, twice, "x"),
    "More than one entity has the id `p1`: change one of them by hand first.",
  );
});

test("a type and a parameter are found in the support YAML and in the IOCs that use it", async () => {
  const files = { ...PAIR, [IOC_PATH]: ioc(PORT + DEVICE.replace("m.Dev", "m.$0Dev")) };
  const types = ["ioc.yaml:5:12", "m.ibek.support.yaml:11:11", "runtime.yaml:4:12"];
  assert.deepEqual((await found(IOC_PATH, files)).toSorted(), types);
  const parameter = { ...PAIR, [IOC_PATH]: ioc(PORT + DEVICE.replace("num", "n$0um")) };
  assert.deepEqual((await found(IOC_PATH, parameter)).toSorted(), [
    "ioc.yaml:5:50",
    "m.ibek.support.yaml:10:7",
    "runtime.yaml:4:50",
  ]);
});

test("a type, a parameter and an attribute are renamed in all of them", async () => {
  const at = (from: string, to: string): Record<string, string> => ({
    ...PAIR,
    [IOC_PATH]: ioc(PORT + DEVICE.replace(from, to)),
  });
  assert.deepEqual(await renamed(IOC_PATH, at("m.Dev", "m.$0Dev"), "Unit"), [
    "m.ibek.support.yaml: Unit",
    "ioc.yaml: m.Unit",
    "runtime.yaml: m.Unit",
  ]);
  assert.deepEqual(await renamed(IOC_PATH, at(" n:", " $0n:"), "count"), [
    "m.ibek.support.yaml: count",
    "ioc.yaml: count",
    "runtime.yaml: count",
  ]);
  assert.deepEqual(await renamed(IOC_PATH, at("port.num", "port.$0num"), "count"), [
    "m.ibek.support.yaml: count",
    "ioc.yaml: count",
    "runtime.yaml: count",
  ]);
});

const IMAGE = "/image/m.ibek.support.yaml";

test("what an image defines is found in all IOCs and in the copy of its definitions, but not renamed", async () => {
  const sources = { [IMAGE]: SUPPORT, [OTHER_PATH]: ioc(PORT), [IOC_PATH]: ioc(PORT.replace("m.P", "m.$0P")) };
  const { text, cursor } = marked(sources[IOC_PATH]);
  const files = { ...sources, [IOC_PATH]: text };
  const analysis = await openIoc(text, { files });
  const position = analysis.lines.positionAt(cursor ?? 0);
  const index = new WorkspaceIndex({ ...memoryWorkspace(files), roots: ["/services"] });
  const locations = await references(analysis, position, true, index);
  assert.deepEqual(
    locations.map(({ uri }) => uri.replace("file://", "")),
    [IMAGE, IOC_PATH, OTHER_PATH],
  );
  assert.deepEqual(prepareRename(analysis, position, ["/services"]), {
    ok: false,
    why: "`m.Port` is not defined in this workspace: its definition comes from the image.",
  });
});

test("an attribute whose definition is in an image is found where entities are given it and where it is used", async () => {
  const { text, cursor } = marked(ioc(PORT.replace("addr", "num: 2, addr") + DEVICE.replace("num", "nu$0m")));
  const files = { [IMAGE]: SUPPORT, [IOC_PATH]: text };
  const analysis = await openIoc(text, { files });
  const index = new WorkspaceIndex({ ...memoryWorkspace(files), roots: ["/services"] });
  const locations = await references(analysis, analysis.lines.positionAt(cursor ?? 0), true, index);
  assert.deepEqual(
    locations.map(({ uri, range: { start } }) => `${uri.replace("file://", "")}:${start.line + 1}`),
    [`${IMAGE}:10`, `${IOC_PATH}:4`, `${IOC_PATH}:5`],
  );
});

const NOT_PREPARED: readonly (readonly [string, string])[] = [
  [
    ioc(PORT.replace("addr: a", "addr: $0a")),
    "Only ids, types and parameters can be renamed: put the cursor on an entity's id, its type, or the name of a parameter.",
  ],
  [ioc(PORT.replace("addr", "ad$0dress")), "`m.Port` has no parameter `address`."],
  [ioc(PORT.replace("m.Port", "m.$0Other")), "`m.Other` is not defined, so it is not known what else is meant by it."],
  [ioc("  - {type: ibek.$0wait_ip, address: a}\n"), "`ibek.wait_ip` is ibek's own."],
];
for (const [text, why] of NOT_PREPARED) {
  test(`a rename is refused before a name is typed: ${why}`, async () => {
    assert.equal(await renamed(IOC_PATH, { [IOC_PATH]: text }, "x"), why);
  });
}

test("above an entity are counted the references in both files of its IOC", async () => {
  const files = { [SUPPORT_PATH]: SUPPORT, ...PAIR };
  const document = { uri: `file://${IOC_PATH}`, version: 1, text: PAIR[IOC_PATH] };
  const language = iocLanguage({ files });
  const lenses = await language.codeLenses?.(await language.analyse(document, undefined));
  assert.deepEqual(
    lenses?.map(({ command }) => command?.title),
    ["Preview startup script", "2 references"],
  );
});

test("every entity and entity model of the workspace is found by its name", async () => {
  const found = await iocLanguage({ files: { [SUPPORT_PATH]: SUPPORT, ...PAIR } }).workspaceSymbols?.("devi");
  assert.deepEqual(
    found?.map(({ name, containerName }) => `${name} in ${containerName ?? ""}`),
    ["m.Device in m.ibek.support.yaml", "m.Device X in bl01t-ea-test-01", "m.Device X in bl01t-ea-test-01"],
  );
});

async function highlighted(source: string): Promise<readonly string[]> {
  const { analysis, position } = await ask(IOC_PATH, { [IOC_PATH]: source });
  return documentHighlights(analysis, position).map(
    ({ range: { start } }) => `${start.line + 1}:${start.character + 1}`,
  );
}

test("a type is highlighted wherever the file uses it, a parameter where entities of the type have it", async () => {
  const repeat = "  - type: ibek.repeat\n    values: [1]\n    entity: {type: m.Device, port: p1, P: Y}\n";
  const text = PORT + DEVICE + repeat;
  assert.deepEqual(await highlighted(ioc(text.replace("{type: m.Device", "{type: m.$0Device"))), ["5:12", "8:20"]);
  assert.deepEqual(await highlighted(ioc(text.replace(" P: X", " $0P: X"))), ["5:32", "8:40"]);
  assert.deepEqual(await highlighted(ioc(PORT.replace("addr", "num: 3, addr") + DEVICE.replace("num", "$0num"))), [
    "4:30",
    "5:50",
  ]);
});

test("an id that Jinja or a default refers to is not renamed, and a sentence says where", async () => {
  const made = PORT.replace("p1", "p$01") + DEVICE.replace("port: p1", 'port: "p{{ 1 }}"');
  assert.equal(await renamed(IOC_PATH, { [IOC_PATH]: ioc(made) }, "main"), "Jinja makes `p1` in line 5.");
  const subEntity = "    sub_entities: [{type: m.Device, port: p1, P: X, n: 1}]\n";
  const support = `${SUPPORT}  - name: Maker\n    description: makes one\n${subEntity}`;
  const maker = PORT.replace("p1", "p$01") + "  - {type: m.Maker}\n";
  const why = await renamed(IOC_PATH, { [IOC_PATH]: ioc(maker), [SUPPORT_PATH]: support }, "main");
  assert.match(String(why), /^ibek would refuse the file then\. Line 5: /);
});
