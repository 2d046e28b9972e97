import assert from "node:assert/strict";
import { test } from "node:test";
import type { PreviewFile } from "../../../language-server/protocol.ts";
import { entityAt, entityOf, linesFrom, withMovedOrigins } from "../../../src/preview/origins.ts";

/** One character for each line of the preview: which entity made it, `-` for none. Entity `a` is lines 3–5, `b` 6–9. */
function file(made: string): PreviewFile {
  const ranges = {
    a: { start: { line: 3, character: 4 }, end: { line: 5, character: 9 } },
    b: { start: { line: 6, character: 4 }, end: { line: 9, character: 1 } },
    "-": null,
  };
  const origins = Array.from(made, (letter) => ranges[letter as keyof typeof ranges]);
  return { name: "st.cmd", text: made.replaceAll(/./g, "x\n"), origins };
}

const change = (from: number, to: number, text: string) => ({
  range: { start: { line: from }, end: { line: to } },
  text,
});

test("a line of the preview knows the entity that made it, and ibek's own lines know none", () => {
  const made = file("-ab-");
  assert.deepEqual(
    [0, 1, 2, 3, 99].map((line) => entityOf(made, line)),
    [undefined, { first: 3, last: 5 }, { first: 6, last: 9 }, undefined, undefined],
  );
});

test("an entity knows all its lines, wherever they stand", () => {
  const made = file("-aab-ab");
  const a = entityAt([made], 4);
  assert.deepEqual(a && linesFrom(made, a), [
    { first: 1, last: 2 },
    { first: 5, last: 5 },
  ]);
});

test("an entity that made something in another file only is found too", () => {
  assert.deepEqual(entityAt([file("a"), file("b")], 9), { first: 6, last: 9 });
  assert.equal(entityAt([file("a"), file("b")], 2), undefined);
});

test("lines that are added above move the entities down, below and on the same line they do not", () => {
  assert.deepEqual(entityOf(withMovedOrigins(file("a"), [change(0, 0, "x\ny\n")]), 0), { first: 5, last: 7 });
  assert.deepEqual(entityOf(withMovedOrigins(file("a"), [change(9, 9, "x\ny\n")]), 0), { first: 3, last: 5 });
  assert.deepEqual(entityOf(withMovedOrigins(file("a"), [change(4, 4, "typed")]), 0), { first: 3, last: 5 });
});

test("lines that are added inside make the entity longer, lines that go make it shorter", () => {
  assert.deepEqual(entityOf(withMovedOrigins(file("a"), [change(4, 4, "\n")]), 0), { first: 3, last: 6 });
  assert.deepEqual(entityOf(withMovedOrigins(file("a"), [change(3, 5, "")]), 0), { first: 3, last: 3 });
  assert.deepEqual(entityOf(withMovedOrigins(file("a"), [change(0, 2, "")]), 0), { first: 1, last: 3 });
});

test("several edits at once count in the lines before all of them", () => {
  const edits = [change(0, 0, "x\n"), change(4, 4, "y\n")];
  for (const order of [edits, edits.toReversed()])
    assert.deepEqual(entityOf(withMovedOrigins(file("a"), order), 0), { first: 4, last: 7 });
});
