import assert from "node:assert/strict";
import test from "node:test";
import type { TextEdit } from "vscode-languageserver-types";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { openScript } from "./scriptFixture.ts";

/** Title of each fix offered at `$0` and the whole script once it is applied. */
async function fixes(source: string): Promise<readonly (readonly [title: string, text: string])[]> {
  const { language, script, cursor } = await openScript(source);
  const actions = language.codeActions?.(script, { start: cursor, end: cursor }) ?? [];
  return actions.map(({ title, edit }) => {
    const { text, uri } = script.document;
    return [title, applied(edit?.changes?.[uri] ?? [], text)];
  });
}

function applied(edits: readonly TextEdit[], text: string): string {
  const index = new LineIndex(text);
  let result = text;
  for (const { range, newText } of edits.toReversed())
    result = result.slice(0, index.offsetAt(range.start)) + newText + result.slice(index.offsetAt(range.end));
  return result;
}

test("a mistyped command is changed to the one most likely meant", async () => {
  assert.deepEqual(await fixes('dbLoadRe$0cord("a.db")'), [["Change to `dbLoadRecords`", 'dbLoadRecords("a.db")']]);
  assert.deepEqual(await fixes("entirelyDifferent$0Thing"), []);
});

test("of a mistyped macro only the name is changed", async () => {
  assert.deepEqual(await fixes("epicsEnvSet PREFIX x\necho ${PRE$0FX}/b"), [
    ["Change to `PREFIX`", "epicsEnvSet PREFIX x\necho ${PREFIX}/b"],
  ]);
  assert.deepEqual(await fixes("epicsEnvSet A '$(HOMF)'\necho $($0A)"), []);
});

test("a mistyped port is changed within its quotes", async () => {
  const made = 'drvAsynIPPortConfigure("CRATE", "10.0.0.1:7")\n';
  assert.deepEqual(await fixes(`${made}asynSetTraceMask("CRT$0AE", 0, 1)`), [
    ["Change to `CRATE`", `${made}asynSetTraceMask("CRATE", 0, 1)`],
  ]);
  const [put] = await fixes(`${made}asynSetTraceMask(CRAT$0, 0, 1)`);
  assert.deepEqual(put, ["Change to `CRATE`", `${made}asynSetTraceMask(CRATE, 0, 1)`]);
});

test("a port that macros make up is not overwritten", async () => {
  const made = 'drvAsynIPPortConfigure("CRATE", "10.0.0.1:7")\nepicsEnvSet C CRT\n';
  assert.deepEqual(await fixes(`${made}asynSetTraceMask("$(C)$0AE", 0, 1)`), []);
});

test("a comment behind a command moves to a line of its own", async () => {
  assert.deepEqual(await fixes('iocInit\n  dbpf("a")  #$0 it\'s "on" \nexit'), [
    ["Move the comment to a line of its own", 'iocInit\n  # it\'s "on"\n  dbpf("a")\nexit'],
  ]);
});

test("a fix is offered where its problem is, and nowhere else", async () => {
  assert.deepEqual(await fixes('epicsEnvSet PREFIX x\necho $(PREFX) # c\ndbLoadRecords("$0a.db")'), []);
});
