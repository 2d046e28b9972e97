import type { Entry, RecordBody, Word } from "./databaseFile.ts";
import { ENTRY_KEYWORDS, type ItemReader } from "./itemReader.ts";
import { parseValue } from "./parseValue.ts";
import { unknownWord } from "./problems.ts";
import type { Token } from "./scanner.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

/** Behind the opening brace, up to and with the closing one. */
export function parseRecordBody(reader: ItemReader, open: number, record: Word | undefined): RecordBody {
  const entries: Entry[] = [];
  for (;;) {
    const token = reader.next();
    if (token.kind === "punctuation" && token.text === "}") return { open, close: token.start, entries };
    if (token.kind === "end" || beginsItem(token)) {
      reader.back();
      // Of an entry that breaks off at the end of the file that is told already.
      if (reader.problems.at(-1)?.start !== token.start || token.kind !== "end")
        reader.problems.push(unclosed(token, open, record));
      return { open, close: undefined, entries };
    }
    // `$(IF=#)` in front of an entry.
    if (token.kind === "macro") continue;
    const entry = parseEntry(reader, token);
    if (entry !== undefined) entries.push(entry);
  }
}

function unclosed({ kind, start, end }: Token, open: number, record: Word | undefined): SyntaxProblem {
  const name = record === undefined ? "a record" : `record "${record.text}"`;
  if (kind === "end")
    return { kind: "unclosedBody", start: open, end: open + 1, message: `\`}\` is missing at the end of ${name}.` };
  return { kind: "unclosedBody", start, end, message: `\`}\` is missing before this: ${name} is still open.` };
}

/** What cannot stand in a record; `alias` and `include` can. */
function beginsItem({ kind, text }: Token): boolean {
  return kind === "word" && (text === "record" || text === "grecord" || text === "breaktable");
}

function parseEntry(reader: ItemReader, token: Token): Entry | undefined {
  switch (token.kind === "word" ? token.text : "") {
    case "field":
    case "info":
      return parseField(reader, token.start, token.text === "info" ? "info" : "field");
    case "alias": {
      const problems = reader.problems.length;
      reader.expect("(");
      const word = reader.problems.length > problems ? undefined : reader.word("the alias in quotes");
      if (reader.problems.length === problems) reader.expect(")");
      if (reader.problems.length > problems) reader.recover();
      return { kind: "alias", start: token.start, end: reader.at, word };
    }
    case "include":
      return { kind: "include", start: token.start, word: reader.word("a file name in quotes"), end: reader.at };
    default:
      if (token.kind === "word") reader.problems.push(unknownWord(token, ENTRY_KEYWORDS, "in a record"));
      else reader.wrong(token, "`field`, `info`, `alias` or `}`");
      // A mark that is reported and left where it is would be met again.
      if (token.kind === "punctuation") reader.next();
      reader.recover();
      return undefined;
  }
}

function parseField(reader: ItemReader, start: number, kind: "field" | "info"): Entry {
  const problems = reader.problems.length;
  const sound = (): boolean => reader.problems.length === problems;
  reader.expect("(");
  const name = sound() ? reader.word(kind === "field" ? "the name of a field" : "the name of an info item") : undefined;
  if (sound()) reader.expect(",");
  const value = sound() ? parseValue(reader) : undefined;
  if (sound() && reader.takes(")") === undefined) {
    // `"text"$(MORE)` cannot be known to be wrong.
    while (reader.next().kind === "macro");
    reader.back();
    reader.expect(")");
  }
  const complete = sound();
  if (!complete) reader.recover();
  return { kind, start, end: reader.at, name, value, complete };
}
