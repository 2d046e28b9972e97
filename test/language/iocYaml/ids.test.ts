import assert from "node:assert/strict";
import { test } from "node:test";
import { DocumentHighlightKind } from "vscode-languageserver-types";
import { documentHighlights } from "../../../language-server/iocYaml/documentHighlights.ts";
import { prepareRename } from "../../../language-server/iocYaml/prepareRename.ts";
import { references } from "../../../language-server/iocYaml/references.ts";
import { rename } from "../../../language-server/iocYaml/rename.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { marked } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { appliedEdit } from "./appliedEdit.ts";
import { ioc, IOC_PATH, openIoc } from "./iocFixture.ts";

/** Beside the file there is nothing: each id is one of this file alone. */
const index = new WorkspaceIndex(memoryWorkspace({}));

const PORT = "  - {type: m.Port, name: p1, addr: a}\n";
const DEVICE = "  - {type: m.Device, port: p1, P: p1}\n";
const REPEAT = "  - type: ibek.repeat\n    values: [1]\n    entity:\n      {type: m.Device, port: 'p1', P: X}\n";

async function atCursor(source: string): Promise<{
  text: string;
  analysis: Awaited<ReturnType<typeof openIoc>>;
  position: { line: number; character: number };
}> {
  const { text, cursor } = marked(source);
  return { text, analysis: await openIoc(text), position: new LineIndex(text).positionAt(cursor ?? 0) };
}

/** `line:column` of each reference. */
async function found(source: string, includeDeclaration: boolean): Promise<readonly string[]> {
  const { analysis, position } = await atCursor(source);
  const locations = await references(analysis, position, includeDeclaration, index);
  return locations.map(({ range: { start } }) => `${start.line + 1}:${start.character + 1}`);
}

/** The text after a rename, or the sentence that refuses it. */
async function renamed(source: string, newName: string): Promise<string> {
  const { text, analysis, position } = await atCursor(source);
  const answer = await rename(analysis, position, newName, index);
  return answer.ok ? appliedEdit(text, `file://${IOC_PATH}`, answer.value) : answer.why;
}

test("an id's references are found from its definition and from each of them, those in repeats too", async () => {
  assert.deepEqual(await found(ioc(PORT.replace("p1", "p$01") + DEVICE + REPEAT), false), ["5:28", "9:30"]);
  assert.deepEqual(await found(ioc(PORT + DEVICE.replace("p1", "$0p1") + REPEAT), true), ["4:26", "5:28", "9:30"]);
  assert.deepEqual(await found(ioc(PORT + DEVICE + REPEAT.replace("p1", "p1$0")), false), ["5:28", "9:30"]);
});

test("the same text in a parameter that is no reference is none", async () => {
  assert.deepEqual(await found(ioc(PORT + DEVICE.replace("P: p1", "P: $0p1")), true), []);
});

test("an id's definition is highlighted as written, its references as read", async () => {
  const { analysis, position } = await atCursor(ioc(PORT.replace("p1", "p$01") + DEVICE));
  const kinds = documentHighlights(analysis, position).map(({ range, kind }) => [range.start.line, kind]);
  assert.deepEqual(kinds, [
    [3, DocumentHighlightKind.Write],
    [4, DocumentHighlightKind.Read],
  ]);
});

test("a rename changes the definition and all references, and nothing that only reads the same", async () => {
  const after = ioc(
    PORT.replace("p1", "main") + DEVICE.replace("port: p1", "port: main") + REPEAT.replace("'p1'", "'main'"),
  );
  assert.equal(await renamed(ioc(PORT.replace("p1", "p$01") + DEVICE + REPEAT), "main"), after);
  assert.equal(await renamed(ioc(PORT + DEVICE.replace("p1", "p1$0") + REPEAT), "main"), after);
});

test("an id that would be a number without quotes gets them", async () => {
  assert.equal(
    await renamed(ioc(`${PORT.replace("p1", "p$01")}${DEVICE}`), "7"),
    ioc(`${PORT.replace("p1", '"7"')}${DEVICE.replace("p1", '"7"')}`),
  );
});

test("what is to be renamed is shown without its quotes", async () => {
  const { text, analysis, position } = await atCursor(ioc(PORT.replace("p1", '"p$01"')));
  const answer = prepareRename(analysis, position, []);
  assert.ok(answer.ok);
  const lines = new LineIndex(text);
  const { start, end } = answer.value.range;
  assert.equal(text.slice(lines.offsetAt(start), lines.offsetAt(end)), "p1");
  assert.equal(answer.value.placeholder, "p1");
});

const DEFINED = ioc(PORT.replace("p1", "p$01") + DEVICE);
const REFUSED: readonly (readonly [string, string, string, string])[] = [
  [
    "a value that is no id",
    ioc(PORT.replace("addr: a", "addr: a$0")),
    "x",
    "Only ids, types and parameters can be renamed.",
  ],
  ["an id that is not in the file", ioc(DEVICE.replace("p1", "p$01")), "x", "No entity in this file has the id `p1`."],
  [
    "an id that two entities have",
    ioc(PORT.replace("p1", "p$01") + PORT),
    "x",
    "More than one entity has the id `p1`: change one of them by hand first.",
  ],
  [
    "an id that another entity has",
    DEFINED + PORT.replace("p1", "p2"),
    "p2",
    "The id `p2` is taken by another entity.",
  ],
  ["a name that is Jinja", DEFINED, "{{ x }}", "An id is some text without Jinja."],
  ["an empty name", DEFINED, " ", "An id is some text without Jinja."],
  [
    "an id that an alias brings elsewhere",
    ioc(PORT.replace("p1", "&p p$01") + DEVICE.replace("p1", "*p")),
    "x",
    "`p1` is not written out in line 5, where an alias or a default brings it.",
  ],
  [
    "an id from which Jinja may make another that is referred to",
    ioc(
      `${PORT}  - {type: m.Device, port: p1, P: X}\n  - {type: m.Named, id: d$01}\n  - {type: m.Axis, device: d1}\n` +
        "  - {type: m.Axis, device: d1.axis, axis: a}\n",
    ),
    "x",
    "`d1.axis` in line 8 may be made from `d1` by Jinja.",
  ],
  [
    "an id among the values of a repeat",
    ioc(PORT.replace("p1", "p$01") + REPEAT.replace("[1]", "[p1]")),
    "x",
    "The values of the repeat in line 5 hold `p1`, and what they are used for is not known.",
  ],
];
for (const [what, source, name, sentence] of REFUSED) {
  test(`${what} is not renamed, and a sentence says why`, async () => {
    assert.equal(await renamed(source, name), sentence);
  });
}
