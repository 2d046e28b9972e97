import assert from "node:assert/strict";
import test from "node:test";
import { openScript } from "./scriptFixture.ts";

test("names of files that are there are links to them; directories and missing files are not", async () => {
  const source = `cd "db"
< ../base.cmd
dbLoadDatabase("../dbd/ioc.dbd")
dbLoadRecords("$(NAME=a).db", "PROTO=x.proto")
dbLoadTemplate 'axis.substitutions'
dbLoadRecords("none.db")
`;
  const files = ["base.cmd", "dbd/ioc.dbd", "db/a.db", "db/axis.substitutions", "db/x.proto"];
  const { language, script } = await openScript(source, Object.fromEntries(files.map((file) => [`/boot/${file}`, ""])));
  const lines = source.split("\n");
  assert.deepEqual(
    language.documentLinks?.(script).map(({ range: { start, end }, target }) => {
      return [lines[start.line]?.slice(start.character, end.character), target];
    }),
    [
      ["../base.cmd", "file:///boot/base.cmd"],
      ["../dbd/ioc.dbd", "file:///boot/dbd/ioc.dbd"],
      ["$(NAME=a).db", "file:///boot/db/a.db"],
      ["x.proto", "file:///boot/db/x.proto"],
      ["axis.substitutions", "file:///boot/db/axis.substitutions"],
    ],
  );
});

test("comments of several lines and commands continued by a backslash can be folded", async () => {
  const { language, script } = await openScript(`#!/bin/softIoc
# one
# two

# single
dbLoadRecords("a.db", \\
  "P=1, \\
  R=2")
$(SIM=#)dbl
# last
# of all`);
  assert.deepEqual(language.foldingRanges?.(script), [
    { startLine: 0, endLine: 2, kind: "comment" },
    { startLine: 5, endLine: 7 },
    { startLine: 9, endLine: 10, kind: "comment" },
  ]);
});
