import assert from "node:assert/strict";
import { test } from "node:test";
import type { FolderFile } from "../../../src/core/imageStore.ts";
import { compareFolders } from "../../../src/devContainers/compareFolders.ts";
import { verdictSentence } from "../../../src/devContainers/verdict.ts";

function files(contents: Readonly<Record<string, string>>): readonly FolderFile[] {
  return Object.entries(contents).map(([name, text]) => ({ name, content: new TextEncoder().encode(text) }));
}

test("equal folders are the same release, and the verdict says what was compared", () => {
  const verdict = compareFolders([
    { folder: "/epics/ibek-defs", production: files({ a: "1", b: "2" }), ours: files({ b: "2", a: "1" }) },
    { folder: "/epics/ioc/dbd", production: undefined, ours: undefined },
  ]);
  assert.deepEqual(verdict, { kind: "sameRelease", compared: ["/epics/ibek-defs (2 files)"] });
  assert.equal(verdictSentence(verdict), "Same release as production; compared and equal: /epics/ibek-defs (2 files).");
});

test("each difference is named: another content, a file or a folder on one side only", () => {
  const verdict = compareFolders([
    { folder: "/d", production: files({ a: "1", b: "2", c: "3" }), ours: files({ a: "1", b: "X", d: "4" }) },
    { folder: "/e", production: files({}), ours: undefined },
    { folder: "/f", production: undefined, ours: files({}) },
  ]);
  assert.deepEqual(verdict, {
    kind: "differs",
    differences: [
      "/d/b is different",
      "/d/c is only in production",
      "/d/d is only here",
      "there is no /e here",
      "production has no /f",
    ],
  });
});

test("images without any of the folders are not called equal", () => {
  const verdict = compareFolders([{ folder: "/epics/ibek-defs", production: undefined, ours: undefined }]);
  assert.equal(
    verdictSentence(verdict),
    "Not known whether it matches production: neither image has /epics/ibek-defs to compare.",
  );
});

test("a long list of differences is cut short in the sentence", () => {
  const differences = Array.from({ length: 8 }, (_, index) => `f${index} is different`);
  assert.match(verdictSentence({ kind: "differs", differences }), /f4 is different; and 3 more\.$/);
});
