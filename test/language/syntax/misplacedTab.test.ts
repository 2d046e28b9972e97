import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePiece } from "../../../language-server/syntax/yaml/parsePiece.ts";

/** Asked of ruamel.yaml 0.19.1. */
const REFUSED = [
  "a: b\tc",
  "a: b\t",
  "a: b\t# x",
  "a:\tb",
  "a\t: b",
  "- b\tc",
  "a: [b\tc]",
  "a: 'b'\t",
  "a: [b]\t# x",
  "a: b\n\n\t\n",
  "a: |\n  b\n\t\nc: d",
];
const TAKEN = [
  "a: 'b\tc'",
  "a: |\n  b\tc",
  "a: |\n  b\n  \t\nc: d",
  "# a\tb\na: b",
  "a: b # x\ty",
  "a: [b\t, c]",
  "a: {b:\tc}",
  "a: [b, # x\ty\n c]",
];

test("a tab is refused where ibek's loader refuses it, at the tab", () => {
  for (const text of REFUSED) {
    const found = parsePiece(text).problems.map(({ span }) => span.start);
    assert.deepEqual(found, [text.indexOf("\t")], JSON.stringify(text));
  }
});

test("a tab in quotes, text blocks, comments and between items in braces is as good as a space", () => {
  for (const text of TAKEN) assert.deepEqual(parsePiece(text).problems, [], JSON.stringify(text));
});
