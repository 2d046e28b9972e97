import assert from "node:assert/strict";
import { test } from "node:test";
import { parsePiece } from "../../../language-server/syntax/yaml/parsePiece.ts";
import { scalarOffsets } from "../../../language-server/syntax/yaml/scalarOffsets.ts";
import type { YamlScalar } from "../../../language-server/syntax/yaml/yamlNode.ts";

/** The value of `a` in a text. */
function valueIn(text: string): YamlScalar {
  const { root } = parsePiece(text);
  const value = root?.kind === "map" ? root.entries[0]?.value : undefined;
  assert.ok(value?.kind === "scalar");
  return value;
}

/** What stands in the text for a part of the value. */
function standsFor(text: string, part: string): string {
  const scalar = valueIn(text);
  const start = scalar.text.indexOf(part);
  assert.ok(start >= 0, `${JSON.stringify(part)} is not in ${JSON.stringify(scalar.text)}`);
  const offsets = scalarOffsets(text, scalar);
  assert.ok(offsets, `not exact: ${JSON.stringify(scalar.text)}`);
  const span = offsets.toText({ start, end: start + part.length });
  // And back: the cursor before and behind the part.
  assert.equal(offsets.toContent(span.start), start);
  assert.equal(offsets.toContent(span.end), start + part.length);
  return text.slice(span.start, span.end);
}

test("plain text stands for itself, also behind an anchor and a tag", () => {
  assert.equal(standsFor("a: x{{ P }}y # c\n", "{{ P }}"), "{{ P }}");
  assert.equal(standsFor("a: &n !!str x{{ P }}\n", "P"), "P");
});

test("in quotes, escapes stand for what they mean", () => {
  assert.equal(standsFor(`a: "\\t{{ \\"P\\" }}" # c\n`, `"P"`), `\\"P\\"`);
  assert.equal(standsFor(`a: "\\x41\\u00e9\\U0001F600\\/b"\n`, "Aé"), "\\x41\\u00e9");
  assert.equal(standsFor(`a: "\\x41\\u00e9\\U0001F600\\/b"\n`, "😀/"), "\\U0001F600\\/");
  assert.equal(standsFor("a: 'it''s {{ P }}'\n", "'s"), "''s");
  assert.equal(standsFor("a: 'it''s {{ P }}'\n", "P"), "P");
});

test("a value that goes on in the next line is one line to Jinja", () => {
  assert.equal(standsFor("a: x y \n   z {{ P }}\n", "y z"), "y \n   z");
  assert.equal(standsFor('a: "x \n\n   z {{ P }}"\n', "x\nz"), "x \n\n   z");
  assert.equal(standsFor('a: "x\\\n   z {{ P }}"\n', "xz"), "x\\\n   z");
  assert.equal(standsFor("a: 'x\r\n   z {{ P }}'\r\n", "z {{ P"), "z {{ P");
});

test("a block keeps its lines without their indentation", () => {
  const text = "a: |\n\n    x {{ P }}\n      y {{ Q }}\n\nb: 1\n";
  assert.equal(standsFor(text, "{{ P }}"), "{{ P }}");
  assert.equal(standsFor(text, "  y {{ Q"), "  y {{ Q");
  assert.equal(standsFor(text, "x {{ P }}\n  y"), "x {{ P }}\n      y");
  assert.equal(standsFor("a: |2-\n     x\n    {{ P }}\n\n", "   x\n  {{ P }}"), "   x\n    {{ P }}");
  assert.equal(standsFor("a: |+\r\n  x\r\n  {{ P }}\r\n\r\n", "P }}\n\n"), "P }}\r\n\r\n");
});

test("a folded block is one line, but for blank lines and those further in", () => {
  const text = "a: >-\n  x {{\n  P }}\n\n  y\n    in\n    in2\n  z\n";
  assert.equal(valueIn(text).text, "x {{ P }}\ny\n  in\n  in2\nz");
  assert.equal(standsFor(text, "{{ P }}"), "{{\n  P }}");
  assert.equal(standsFor(text, "y\n  in"), "y\n    in");
  assert.equal(standsFor(text, "in2\nz"), "in2\n  z");
});

test("what is not in the text has no place in it", () => {
  const quoted = 'a: "x{{ P }}"\n';
  const offsets = scalarOffsets(quoted, valueIn(quoted));
  assert.equal(offsets?.toContent(2), undefined);
  assert.equal(offsets?.toContent(quoted.length), undefined);
  // Of another text, or half-typed: not exact, so no answer.
  assert.equal(scalarOffsets("b: 'y'           ", valueIn(quoted)), undefined);
  assert.equal(scalarOffsets('a: "\\q"', { ...valueIn(quoted), span: { start: 3, end: 7 } }), undefined);
});

test("an empty text has one place", () => {
  const offsets = scalarOffsets('a: ""\n', valueIn('a: ""\n'));
  assert.equal(offsets?.toContent(4), 0);
  assert.deepEqual(offsets.toText({ start: 0, end: 0 }), { start: 4, end: 4 });
});

test("long text is mapped like any other, a megabyte not at all", () => {
  const blanks = (count: number): string => `a: "${" ".repeat(count)}x"\n`;
  assert.equal(standsFor(blanks(90_000), " x"), " x");
  assert.equal(standsFor(`a: "${"\\n".repeat(45_000)}x"\n`, "\nx"), "\\nx");
  assert.equal(standsFor(`a: |9\n${"          x\n".repeat(8_000)}          y\n`, "x\n y"), "x\n          y");
  assert.equal(scalarOffsets(blanks(1_000_000), valueIn(blanks(1_000_000))), undefined);
});
