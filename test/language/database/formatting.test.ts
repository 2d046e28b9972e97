import assert from "node:assert/strict";
import test from "node:test";
import { openDatabase } from "./databaseFixture.ts";

async function formatted(text: string): Promise<string> {
  const { language, database } = await openDatabase(text);
  const edits = language.formatting?.(database, { tabSize: 4, insertSpaces: true }) ?? [];
  return edits.toReversed().reduce((result, { range, newText }) => {
    const start = database.lines.offsetAt(range.start);
    return result.slice(0, start) + newText + result.slice(database.lines.offsetAt(range.end));
  }, text);
}

const UGLY = `# head
record( ai ,"a" ){ # why
field(SCAN,"1 second") field( DESC , "x  y")   # kept


    # a comment
	info(autosaveFields,"VAL")
  field(NOBT, 3)
  alias( "b" )

}
record(ai,"c"){}
record(ao, "d")
`;

const NEAT = `# head
record(ai, "a") { # why
    field(SCAN, "1 second")
    field(DESC, "x  y") # kept

    # a comment
    info(autosaveFields, "VAL")
    field(NOBT, 3)
    alias("b")
}
record(ai, "c") {}
record(ao, "d")
`;

test("entries stand below each other, comments and values stay", async () => {
  assert.equal(await formatted(UGLY), NEAT);
});

test("what is formatted stays as it is", async () => {
  assert.equal(await formatted(NEAT), NEAT);
});

test("values line up", async () => {
  assert.equal(
    await formatted('record(calc, "a") {\n  field(A, "1")\n  field(CALC, "A")\n}'),
    'record(calc, "a") {\n    field(A,    "1")\n    field(CALC, "A")\n}',
  );
});

test("a record with mistakes, or with macros between its fields, is left alone", async () => {
  for (const text of ['record(ai,"a"){field(DESC "x")}', 'record(ai,"a"){$(IF=)field(DESC,"x")}', 'record(ai,"a"){'])
    assert.equal(await formatted(text), text);
});

test("values in braces keep their lines, and Windows line ends stay", async () => {
  const text = 'record(ai, "a") {\r\n  field(INP,{calc: {\r\n   expr: "A"\r\n  }})\r\n}';
  assert.equal(await formatted(text), 'record(ai, "a") {\r\n    field(INP, {calc: {\r\n   expr: "A"\r\n  }})\r\n}');
});
