// What softIoc 7.0.10 was seen to say about small databases.
import assert from "node:assert/strict";
import test from "node:test";
import recording from "../fixtures/database-7.0.10.json" with { type: "json" };
import { databaseLanguage } from "../../../language-server/database/databaseLanguage.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { firstLine } from "./firstLine.ts";
import { ourVerdict } from "./ourVerdict.ts";

/** EPICS reports the end of the file, which is on no line; we point at the brace that is open. */
const WITHOUT_LINE = ["missing_brace"];

for (const [name, { text, said }] of Object.entries(recording.databases)) {
  const refused = said.includes("ERROR");
  test(`an IOC ${refused ? "refuses" : "loads"} ${JSON.stringify(text.slice(0, 80))} as we say (${name})`, () => {
    const ours = ourVerdict({ name, text });
    assert.equal(ours.refused, refused, JSON.stringify(ours.problems));
    if (refused && !WITHOUT_LINE.includes(name)) assert.equal(ours.problems[0]?.line, firstLine(said));
  });
}

/** The sentences of EPICS that ours hold. */
const SENTENCES = [
  /Record type '\w+' for record '\w+' not found/,
  /\w+ record '\w+' doesn't have a field '\w+'/,
  /Can't set '[\w.]+' to '[^']*' using menu \w+ : Illegal choice/,
  /no such device support for '\w+' record type : Illegal choice/,
  /No digits to convert|Extraneous characters|String is too long/,
  /Parenthesis still open at end of expression in CALC expression '[^']*'/,
  /Bad character '[^$]' in Record\/Alias name "[^"]*"/,
  /Record\/Alias name can't be empty/,
  /Record\/Alias name '-a' should not begin with '-'/,
  /Record 'zz' not found(?!, can't delete)/,
  /Can't set 'NAME' field of record '\w+'/,
  /Alias '\w+' for record '\w+' already aliases '\w+'/,
  /Link type '\w+' not found/,
  /can't initialize link type CONSTANT with "[^"]*" \(type INST_IO\)/,
  /Can't open include file '[\w.]+'/,
];

test("our messages hold the words of EPICS where it has a sentence", async () => {
  const language = databaseLanguage(memoryWorkspace({}));
  const different: string[] = [];
  for (const [name, { text, said, atStart }] of Object.entries(recording.databases)) {
    const database = await language.analyse({ uri: "file:///t.db", version: 1, text }, undefined);
    const inEditor = language
      .diagnostics(database)
      .map(({ message }) => (typeof message === "string" ? message : message.value));
    const ours = [...inEditor, ...ourVerdict({ name, text }).problems.map(({ message }) => message)].join("\n");
    for (const sentence of SENTENCES) {
      const words = sentence.exec(said + atStart)?.[0];
      if (words !== undefined && !ours.includes(words)) different.push(`${name}: ${words}`);
    }
  }
  assert.deepEqual(different, []);
});
