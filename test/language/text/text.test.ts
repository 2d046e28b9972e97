import assert from "node:assert/strict";
import { test } from "node:test";
import { changeBetween } from "../../../language-server/text/changeBetween.ts";
import { closestName } from "../../../language-server/text/closestName.ts";
import { pathOfUri, uriOfPath } from "../../../language-server/text/fileUri.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";

test("offsets and positions agree at every place, with either line end", () => {
  for (const text of ["", "a", "a\n", "ab\ncd\n\ne", "ab\r\ncd\r\n"]) {
    const lines = new LineIndex(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const position = lines.positionAt(offset);
      if (text[offset - 1] !== "\r") assert.equal(lines.offsetAt(position), offset, JSON.stringify(text));
    }
  }
});

test("a position behind the end of a line or of the text means the end", () => {
  const lines = new LineIndex("ab\r\ncd");
  assert.equal(lines.offsetAt({ line: 0, character: 99 }), 2);
  assert.equal(lines.offsetAt({ line: 9, character: 0 }), 6);
  assert.equal(lines.line(0), "ab");
  assert.deepEqual(lines.positionAt(3), { line: 0, character: 2 });
});

test("a path survives the way to a URI and back", () => {
  for (const path of ["/beamline/ioc.yaml", "/beamline/a b/ä%20#?.yaml", "C:/beamline/ioc.yaml"]) {
    assert.equal(pathOfUri(uriOfPath(path)), path);
  }
  assert.equal(pathOfUri("untitled:Untitled-1"), undefined);
  assert.equal(pathOfUri("file:///c%3A/beamline/ioc.yaml"), "c:/beamline/ioc.yaml");
});

test("a near name is what was meant, a far one is not", () => {
  assert.equal(closestName("CLASSS", ["P", "CLASS", "R"]), "CLASS");
  assert.equal(closestName("class", ["P", "CLASS", "R"]), "CLASS");
  assert.equal(closestName("axsi", ["stage", "axis"]), "axis");
  assert.equal(closestName("bogus", ["P", "CLASS", "R"]), undefined);
  assert.equal(closestName("P", ["Q", "R"]), undefined);
  assert.equal(closestName("p", ["Q", "P"]), "P");
});

test("what an edit changes is found in texts of any length, wherever it is", () => {
  for (const length of [0, 1, 4095, 4096, 4097, 20_000])
    for (const place of [0, 0.3, 1]) {
      const text = Array.from({ length }, (_, index) => String.fromCharCode(97 + (index % 23))).join("");
      const start = Math.floor(length * place);
      const edited = `${text.slice(0, start)}!${text.slice(start)}`;
      assert.deepEqual(changeBetween(text, edited), { start, oldEnd: start, newEnd: start + 1, shift: 1 });
      assert.deepEqual(changeBetween(edited, text), { start, oldEnd: start + 1, newEnd: start, shift: -1 });
    }
});
