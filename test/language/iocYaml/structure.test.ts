import assert from "node:assert/strict";
import { test } from "node:test";
import { documentLinks } from "../../../language-server/iocYaml/documentLinks.ts";
import { foldingRanges } from "../../../language-server/iocYaml/foldingRanges.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { ioc, openIoc, SUPPORT_PATH } from "./iocFixture.ts";

/** `first-last` line of each fold, counted from 1. */
async function folds(text: string): Promise<readonly string[]> {
  const found = foldingRanges(await openIoc(text));
  return found.map(({ startLine, endLine, kind }) => `${startLine + 1}-${endLine + 1}${kind ? ` ${kind}` : ""}`);
}

async function links(text: string): Promise<readonly (readonly [string, string | undefined])[]> {
  const lines = new LineIndex(text);
  return documentLinks(await openIoc(text)).map(({ range, target }) => [
    text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end)),
    target,
  ]);
}

test("the list and each entity of several lines fold, without the lines between them", async () => {
  const text = ioc(
    "  - type: m.Port\n    name: p1\n    addr: a\n\n  # a device\n  - type: m.Device\n    port: p1\n\n  - {type: m.Port}\n",
  );
  assert.deepEqual(await folds(text), ["3-12", "4-6", "9-10"]);
});

test("what is inside of an entity folds too: a repeat's entity, lists, text of several lines", async () => {
  const text = ioc(
    "  - type: ibek.repeat\n    values:\n      - 1\n      - 2\n    entity:\n      type: ibek.StartupCommand\n" +
      "      command: |\n        a\n        # b\n\n  - type: m.Port\n",
  );
  assert.deepEqual(await folds(text), ["3-14", "4-12", "5-7", "8-12", "10-12"]);
});

test("other lists of the file fold, and comments of several lines", async () => {
  const text = "# one\n# two\n\nioc_name: a\nshared:\n  - a\n  - b\n# alone\nentities: []\n";
  assert.deepEqual(await folds(text), ["1-2 comment", "5-7"]);
});

test("regions fold, also one within another", async () => {
  const text = "# region all\nioc_name: a\n# region inner\ndescription: d\n# endregion\nentities: []\n# endregion\n";
  assert.deepEqual(await folds(text), ["1-7 region", "3-5 region"]);
});

test("a list that is written in braces folds as well", async () => {
  const text = "ioc_name: a\ndescription: d\nentities: [\n  {type: m.Port,\n   name: p},\n  {}\n]\n";
  assert.deepEqual(await folds(text), ["3-7", "4-5"]);
});

test("half-typed text has the folds it can have", async () => {
  assert.deepEqual(await folds(""), []);
  assert.deepEqual(await folds(ioc("  - type: [\n    name: p\n  - type: m.Port\n    name: p\n")), [
    "3-7",
    "4-5",
    "6-7",
  ]);
});

test("the schema in the header is a link, be it on the web, beside the file or in the image", async () => {
  const header = (schema: string): string => `# yaml-language-server: $schema=${schema}\nioc_name: a\n`;
  const web = "https://github.com/epics-containers/ioc-adaravis/releases/download/1/ibek.ioc.schema.json";
  assert.deepEqual(await links(header(web)), [[web, web]]);
  const beside = "file:///services/bl01t-ea-test-01/ioc.schema.json";
  assert.deepEqual(await links(header("../ioc.schema.json")), [["../ioc.schema.json", beside]]);
  const image = "/epics/ibek-defs/ioc.schema.json";
  assert.deepEqual(await links(header(image)), [[image, `file://${image}`]]);
});

test("a header cannot make a link that does something else than open a page or a file", async () => {
  for (const schema of ["command:workbench.action.terminal.new", "vscode://x/y", "//host/share", "javascript:x"])
    assert.deepEqual(await links(`# yaml-language-server: $schema=${schema}\n`), [], schema);
});

test("a support file that is named leads there if it is one of those in use", async () => {
  const text = `# See m.ibek.support.yaml, not other.ibek.support.yaml.\n${ioc("")}`;
  assert.deepEqual(await links(text), [["m.ibek.support.yaml", `file://${SUPPORT_PATH}`]]);
});
