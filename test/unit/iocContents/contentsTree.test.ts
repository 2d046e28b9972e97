import assert from "node:assert/strict";
import { test } from "node:test";
import type { ContentsDatabase, ContentsRecord, ContentsResult } from "../../../language-server/protocol.ts";
import { contentsMessage, contentsTree, type ContentsNode } from "../../../src/iocContents/contentsTree.ts";

const at = {
  uri: "file:///boot/st.cmd",
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } },
};

function record(name: string, fields: ContentsRecord["fields"] = []): ContentsRecord {
  return { kind: "record", name, of: "ai", at, fields };
}

function database(
  name: string,
  records: readonly ContentsRecord[],
  more: Partial<ContentsDatabase> = {},
): ContentsDatabase {
  return { name, macros: "", state: "read", asked: at, file: undefined, count: records.length, records, ...more };
}

const RESULT: ContentsResult = {
  ok: true,
  loads: [
    {
      name: "db/axes.substitutions",
      asked: at,
      databases: [
        database("axis.template", [record("X:M1", [{ name: "DESC", value: "Axis 1", at }])], { macros: "P=X, M=1" }),
        database("asyn.template", [], { state: "inImage", macros: "PORT=L0" }),
      ],
    },
    {
      name: "gauge.db",
      asked: at,
      databases: [database("gauge.db", [record("G"), { ...record("OLD"), kind: "alias", of: "G" }])],
    },
    { name: "none.db", asked: at, databases: [database("none.db", [], { state: "missing" })] },
  ],
  records: 3,
  shown: 3,
  partial: true,
};

function drawn(nodes: readonly ContentsNode[], indent = ""): readonly string[] {
  return nodes.flatMap(({ icon, label, description, children }) => [
    `${indent}[${icon}] ${label} (${description})`,
    ...drawn(children, `${indent}  `),
  ]);
}

test("files come in the order of loading, with rows, records and fields below; what cannot be read says why", () => {
  assert.deepEqual(drawn(contentsTree(RESULT)), [
    "[files] axes.substitutions (2 rows, one record)",
    "  [file] axis.template (one record · P=X, M=1)",
    "    [database] X:M1 (ai)",
    "      [symbol-field] DESC (Axis 1)",
    "  [package] asyn.template (in the image · PORT=L0)",
    "[file] gauge.db (2 records)",
    "  [database] G (ai)",
    "  [link] OLD (alias of G)",
    "[warning] none.db (is not there)",
  ]);
});

test("each row has an identity of its own, also where a file is loaded twice", () => {
  const twice = { ...RESULT, loads: [...RESULT.loads, ...RESULT.loads] };
  const ids = (nodes: readonly ContentsNode[]): readonly string[] =>
    nodes.flatMap((node) => [node.id, ...ids(node.children)]);
  const all = ids(contentsTree(twice));
  assert.equal(new Set(all).size, all.length);
});

test("the line above the tree counts, names the filter, and says what is not shown or not known", () => {
  assert.equal(contentsMessage(RESULT, "st.cmd", ""), "st.cmd: 3 records. Some files or macros are not known here.");
  const many: ContentsResult = { ...RESULT, records: 5000, shown: 2000, partial: false };
  assert.equal(
    contentsMessage(many, "st.cmd", "M1"),
    "st.cmd: 5000 records with “M1”, of which 2000 are shown: filter to see others.",
  );
  assert.equal(contentsMessage({ ok: false, why: "No IOC." }, "st.cmd", ""), "No IOC.");
});
