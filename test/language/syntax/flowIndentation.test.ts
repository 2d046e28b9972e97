import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePiece } from "../../../language-server/syntax/yaml/parsePiece.ts";
import { parseYamlFile } from "../../../language-server/syntax/yaml/yamlFile.ts";

// Each asked of ruamel.yaml 0.19.
const TAKEN = [
  "a:\n  b: [1,\n2]\n  c: 3\n",
  "a:\n  b: {x: 1,\ny: it's\n}\n  c: 3\n",
  "a:\n  b: 'it''s\n- y'\n  c: 3\n",
  'a:\n  b: "x \\" [\n\ny"\n  c: 3\n',
  "a: &x 'y\nz' # c\nb: 1\n",
  "a: [1,#x\n2]\n",
  "{a: b:, c: 1}\n",
];
const REFUSED = ["a: 'x\n--- y'\n", "a: [1,\n2\nb: 1\n", "a: a[1,\n2]\n", "a: 'x\ny' z\n", "a: {b\n : c}\n"];

test("lines in quotes, brackets and braces may be indented less than what is around them, as for ibek's loader", () => {
  for (const text of TAKEN) assert.deepEqual(parsePiece(text).problems, [], text);
  for (const text of REFUSED) assert.ok(parsePiece(text).problems.length > 0, text);
});

test("what stands in and behind such lines keeps its place", () => {
  const text = "a:\n  b: [1,\n2]\n  c: 3\n";
  const { root } = parsePiece(text);
  assert.ok(root?.kind === "map");
  const inner = root.entries[0]?.value;
  assert.ok(inner?.kind === "map");
  const spans = inner.entries.map(({ value }) => value && text.slice(value.span.start, value.span.end));
  assert.deepEqual(spans, ["[1,\n2]", "3"]);
});

test("a dash or a name at the margin inside of quotes begins no entity", () => {
  for (const inside of ["'x\n  - y'", "'x\ny: 1\n'", "[x,\n1]"]) {
    const { items } = parseYamlFile(`entities:\n  - a: ${inside}\n    c: 1\n  - b: 2\n`, "entities", undefined);
    assert.equal(items?.length, 2, inside);
    assert.deepEqual(
      items.flatMap(({ piece }) => piece.problems),
      [],
      inside,
    );
  }
});
