import assert from "node:assert/strict";
import test from "node:test";
import { RecordTypes } from "../../../language-server/catalogue/recordTypes.ts";
import { builtInRecordTypes } from "../../../language-server/catalogue/recordTypesData.ts";
import { checkBlocks } from "../../../language-server/database/checkBlocks.ts";
import type { Database } from "../../../language-server/database/database.ts";
import { databaseLanguage } from "../../../language-server/database/databaseLanguage.ts";
import { parseItem } from "../../../language-server/syntax/database/parseItem.ts";
import { Scanner } from "../../../language-server/syntax/database/scanner.ts";
import { parseDatabase, reparseDatabase } from "../../../language-server/syntax/database/parseDatabase.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { openDatabase } from "./databaseFixture.ts";

/** The same numbers each time. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const GOOD = `# a database
record(calc, "$(P)a") {
  field(DESC, "what it is") # kept
  field(CALC, "A>B?(C+1):MAX(D,2)")
  field(INPA, "$(P)b.VAL CP MS")
  field(INPB, {calc: {expr: "A+1", args: [{const: 7}, 5]}})
  info(Q:group, {"g": {"v": {+channel: "VAL"}}})
  alias("$(P)c")
}
alias("$(P)a", "d")
breaktable(t) { 0, 0 1 1 }
record("*", "$(P)a") { field(PREC, "2") }
include "more.db"
record(ao, "$(P=x)b") { field(OUT, '@asyn(L0)x') }
`;
const PIECES = [
  '"',
  "'",
  "{",
  "}",
  "(",
  ")",
  ",",
  "\n",
  "#",
  "$(",
  "$(A=",
  "\\",
  "\t",
  "record",
  "field(",
  "[",
  "é",
  "\0",
  "😀",
  "",
];

test("an edited text is read as if it were new", () => {
  const random = generator(7);
  let text = GOOD;
  let file = parseDatabase(text, "open");
  for (let edit = 0; edit < 1500; edit++) {
    const at = random(text.length + 1);
    const gone = random(4) === 0 ? random(30) : random(3);
    text = text.slice(0, at) + (PIECES[random(PIECES.length)] ?? "") + text.slice(at + gone);
    if (text.length < 100) text += GOOD;
    file = reparseDatabase(text, "open", file);
    const { blocks } = parseDatabase(text, "open");
    const plain = (each: typeof blocks): unknown =>
      JSON.parse(
        JSON.stringify(
          each.map(({ start, item }) => [
            start,
            { ...item, ...(item.kind === "record" && { body: item.body }), reach: 0 },
          ]),
        ),
      );
    assert.deepEqual(plain(file.blocks), plain(blocks), JSON.stringify(text));
  }
});

test("what is in the braces of a record is the same when it is read again later", () => {
  const random = generator(11);
  for (let round = 0; round < 300; round++) {
    const at = random(GOOD.length);
    const text = GOOD.slice(0, at) + (PIECES[random(PIECES.length)] ?? "") + GOOD.slice(at + random(5));
    for (const { start, item } of parseDatabase(text, "open").blocks) {
      if (item.kind !== "record") continue;
      const whole = parseItem(new Scanner(text, "open", start));
      assert.deepEqual(item.body, whole.kind === "record" && whole.body, JSON.stringify(text));
    }
  }
});

test("an edited database is judged as if it were new", async () => {
  const random = generator(23);
  const language = databaseLanguage(memoryWorkspace({}));
  const analyse = (text: string, previous?: Database): Promise<Database> =>
    language.analyse({ uri: "file:///ioc/db/a.db", version: 1, text }, previous);
  let text = `${GOOD}record("*", "a:1") {alias("c:1")}\nalias("a:1", "b:1")\ninclude "gone.db"\n`;
  let database = await analyse(text);
  for (let edit = 0; edit < 600; edit++) {
    const at = random(text.length + 1);
    text = text.slice(0, at) + (PIECES[random(PIECES.length)] ?? "") + text.slice(at + random(3));
    if (text.length < 100) text += GOOD;
    database = await analyse(text, database);
    assert.deepEqual(language.diagnostics(database), language.diagnostics(await analyse(text)), JSON.stringify(text));
  }
});

test("items hold their text, one after the other, and spans are in it", () => {
  const random = generator(99);
  for (let round = 0; round < 300; round++) {
    let text = GOOD;
    for (let edit = 0; edit < 5; edit++) {
      const at = random(text.length);
      text = text.slice(0, at) + (PIECES[random(PIECES.length)] ?? "") + text.slice(at + random(5));
    }
    let end = 0;
    for (const { start, item } of parseDatabase(text, "open").blocks) {
      assert.ok(start >= end, JSON.stringify(text));
      end = start + item.text.length;
      assert.equal(text.slice(start, end), item.text);
      for (const problem of item.problems) assert.ok(problem.start <= problem.end && problem.message !== "");
    }
  }
});

const HOSTILE: Readonly<Record<string, string>> = {
  "a file of zeros": "\0".repeat(300_000),
  "a line of opening macros": `record(ai, "${"$(".repeat(100_000)}")`,
  "nested macros": `record(ai, "${"$(A=".repeat(20_000)}${")".repeat(20_000)}") {}`,
  "brackets in brackets": `record(ai, "a") { field(INP, ${"[".repeat(100_000)}) }`,
  "braces in braces": `record(ai, "a") { field(INP, ${"{a:".repeat(100_000)}) }`,
  "parentheses in an expression": `record(calc, "a") { field(CALC, "${"(".repeat(200_000)}") }`,
  "one endless string": `record(ai, "${"x".repeat(2_000_000)}`,
  "a hundred thousand quotes": '"'.repeat(100_001),
  "a thousand unknown fields": `record(ai, "a") {${"field(DESX, 1)\n".repeat(1000)}}`,
  "a link of modifiers": `record(ai, "a") { field(INP, "b ${"PPX ".repeat(20_000)}") }`,
  "a value of backslashes": `record(ai, "a") { field(DESC, "${"\\".repeat(100_001)}`,
  "a hardware address without end": `record(ai, "a") { field(INP, "#${"C1 ".repeat(50_000)}") }`,
  "spaces in a link": `record(ai, "a") { field(INP, "${" ".repeat(100_000)}x${" ".repeat(100_000)}y") }`,
};

for (const [name, text] of Object.entries(HOSTILE))
  test(`${name}: an answer, soon`, { timeout: 20_000 }, async () => {
    const { language, database } = await openDatabase(text);
    assert.ok(language.diagnostics(database).length < 3000);
    language.documentSymbols?.(database);
    language.foldingRanges?.(database);
    language.formatting?.(database, { tabSize: 2, insertSpaces: true });
    const position = { line: 0, character: Math.min(40, text.length) };
    await language.hover?.(database, position);
    await language.completion?.provide(database, position);
    language.documentHighlights?.(database, position);
    language.selectionRanges?.(database, [position]);
  });

test("no cut of a database makes the checks fail", () => {
  const types = new RecordTypes([builtInRecordTypes()]);
  for (let end = 0; end <= GOOD.length; end++) {
    const { blocks } = parseDatabase(GOOD.slice(0, end), "open");
    checkBlocks(blocks, { types, macros: "open" }, []);
  }
});
