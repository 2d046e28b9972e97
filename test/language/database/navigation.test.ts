import assert from "node:assert/strict";
import test from "node:test";
import type { Range } from "vscode-languageserver-types";
import { hoverText, openDatabase } from "./databaseFixture.ts";

const FILE = `record(ai, "$(P)a") {
  field(DESC, "the source")
  field(FLNK, "$(P)b.PROC")
}
record(calc, "$(P)b") {
  field(INPA, "$(P)a CP MS")
  alias("$(P)c")
}
alias("$(P)a", "$(P)d")
`;

function at(line: number, text: string): Range {
  const character = (FILE.split("\n")[line] ?? "").indexOf(text);
  return { start: { line, character }, end: { line, character: character + text.length } };
}

async function openAt(line: number, text: string): Promise<Awaited<ReturnType<typeof openDatabase>>> {
  const fixture = await openDatabase(FILE);
  return { ...fixture, cursor: { line, character: at(line, text).start.character + text.length } };
}

test("a link leads to the record, and a record is found by its links", async () => {
  const { language, database, cursor } = await openAt(5, "$(P)a");
  assert.deepEqual(
    (await language.definition?.(database, cursor))?.map(({ range }) => range),
    [at(0, "$(P)a")],
  );
  const references = await language.references?.(database, cursor, true);
  assert.deepEqual(
    references?.map(({ range }) => range),
    [at(0, "$(P)a"), at(5, "$(P)a"), at(8, "$(P)a")],
  );
  assert.equal((await language.references?.(database, cursor, false))?.length, 2);
});

test("all places of a macro are highlighted", async () => {
  const { language, database } = await openDatabase(FILE);
  assert.equal(language.documentHighlights?.(database, { line: 0, character: 14 }).length, 7);
});

test("a record is renamed with the links to it", async () => {
  const { language, database, cursor } = await openAt(0, "$(P)a");
  const prepared = language.rename?.prepare(database, cursor);
  assert.deepEqual(prepared, { ok: true, value: { range: at(0, "$(P)a"), placeholder: "$(P)a" } });
  const edit = await language.rename?.edit(database, cursor, "$(P)z");
  assert.ok(edit?.ok);
  assert.equal(edit.value.changes?.[database.document.uri]?.length, 3);
  assert.deepEqual(await language.rename?.edit(database, cursor, "x y"), {
    ok: false,
    why: "The name of a record has no spaces, quotes or dots.",
  });
});

test("a record of another file is not renamed from its link", async () => {
  const { language, database } = await openDatabase('record(ai, "a") { field(FLNK, "other") }');
  assert.deepEqual(language.rename?.prepare(database, { line: 0, character: 33 }), {
    ok: false,
    why: "Record other is not in this file.",
  });
});

test("records are symbols with their type and description", async () => {
  const { language, database } = await openDatabase(FILE);
  assert.deepEqual(
    language.documentSymbols?.(database).map(({ name, detail }) => [name, detail]),
    [
      ["$(P)a", "ai · the source"],
      ["$(P)b", "calc"],
      ["$(P)d", "alias of $(P)a"],
    ],
  );
});

test("records, values over several lines and comments fold", async () => {
  const text = '# one\n# two\n\nrecord(ai, "a") {\n  field(INP, {calc: {\n    expr: "A"\n  }})\n}\n# three\n';
  const { language, database } = await openDatabase(text);
  assert.deepEqual(
    language.foldingRanges?.(database).map(({ startLine, endLine, kind }) => [startLine, endLine, kind]),
    [
      [0, 1, "comment"],
      [3, 6, undefined],
      [4, 6, undefined],
    ],
  );
});

test("names of files that are there are links", async () => {
  const text = 'include "base.template"\ninclude "gone.db"\nrecord(ai, "a") { field(INP, "@dev.proto get PORT") }\n';
  const { language, database } = await openDatabase(text, {
    "/app/Db/base.template": "",
    "/app/protocol/dev.proto": "",
  });
  assert.deepEqual(
    language.documentLinks?.(database).map(({ target }) => target),
    ["file:///app/Db/base.template", "file:///app/protocol/dev.proto"],
  );
  assert.ok(language.dependencies(database).includes("/app/Db/gone.db"));
  const [definition] = (await language.definition?.(database, { line: 2, character: 36 })) ?? [];
  assert.equal(definition?.uri, "file:///app/protocol/dev.proto");
});

test("hovers tell what a field is, what a link leads to, what a macro stands for", async () => {
  const field = await hoverText('record(ai, "a") { field(SC$0AN, "1 second") }');
  assert.match(
    field ?? "",
    /^\*\*SCAN\*\*: Scan Mechanism\n\nai field, menu\n\nDefault `Passive`\n\nChoices: `Passive`, `Event`/,
  );
  const type = await hoverText('record(a$0i, "a") {}');
  assert.match(type ?? "", /^\*\*ai\*\*: Analog Input\n\nRecord type of epics-base with 93 fields\.$/);
  const link = await hoverText('record(ai, "a") { field(DESC, "*b*") }\nrecord(ai, "b") { field(INP, "$0a.HIHI") }');
  assert.match(link ?? "", /^Link to `a`, record of type `ai`\n\n\\\*b\\\*\n\n\*\*HIHI\*\*: Hihi Alarm Limit/);
  assert.equal(await hoverText('record(ai, "$(P$0=x)a") {}'), "Macro `P`, default `x`");
});

test("selections grow from the value to the record", async () => {
  const { language, database } = await openDatabase(FILE);
  const [range] = language.selectionRanges?.(database, [{ line: 1, character: 16 }]) ?? [];
  const text: string[] = [];
  for (let each = range; each !== undefined; each = each.parent)
    text.push(FILE.slice(database.lines.offsetAt(each.range.start), database.lines.offsetAt(each.range.end)));
  assert.deepEqual(text.slice(0, 3), ["the source", '"the source"', 'field(DESC, "the source")']);
  assert.equal(text.at(-1), FILE);
});

test("a fix changes what is meant", async () => {
  const { language, database } = await openDatabase('record(ai, "a") { field(DESX, "x") }');
  const [action] =
    language.codeActions?.(database, { start: { line: 0, character: 26 }, end: { line: 0, character: 26 } }) ?? [];
  assert.equal(action?.title, "Change to `DESC`");
  assert.deepEqual(action.edit?.changes?.[database.document.uri], [
    { range: { start: { line: 0, character: 24 }, end: { line: 0, character: 28 } }, newText: "DESC" },
  ]);
});
