import assert from "node:assert/strict";
import { test } from "node:test";
import { parseFolder } from "../../../../src/runtimes/kubernetes/podFolder.ts";

const text = (files: ReturnType<typeof parseFolder>): unknown =>
  files?.map(({ name, content }) => [name, Buffer.from(content).toString("latin1")]);

test("files come back with their names and bytes, whatever the bytes are", () => {
  const stream = Buffer.from("4 a.yaml\0x: 1" + "3 odd name\n\0\0\n\0" + "0 empty\0", "latin1");
  assert.deepEqual(text(parseFolder(stream)), [
    ["a.yaml", "x: 1"],
    ["odd name\n", "\0\n\0"],
    ["empty", ""],
  ]);
});

test("an empty folder has no files", () => assert.deepEqual(parseFolder(new Uint8Array()), []));

test("a stream that breaks off, or names another folder, is refused as a whole", () => {
  for (const broken of ["9 a\0short", "4 a.yaml", "four a\0abcd", "1 ../a\0x", "1 a\0xy"]) {
    assert.equal(parseFolder(Buffer.from(broken)), undefined, broken);
  }
});
