import type { Item, Word } from "./databaseFile.ts";
import {
  DEFINITION_KEYWORDS,
  ENTRY_KEYWORDS,
  ITEM_KEYWORDS,
  ItemReader,
  MSI_KEYWORDS,
  VISUAL_DCT_KEYWORDS,
} from "./itemReader.ts";
import { parseRecordBody } from "./parseRecordBody.ts";
import { tokenProblem, unknownWord } from "./problems.ts";
import type { Scanner, Token } from "./scanner.ts";

const BYTE_ORDER_MARK = "\uFEFF";

type WithoutBase<T> = T extends unknown ? Omit<T, "text" | "problems" | "reach"> : never;
type Content = WithoutBase<Item>;

/** The item that begins at the scanner's place, which must not be white space, a comment or the end. */
export function parseItem(scanner: Scanner): Item {
  const reader = new ItemReader(scanner);
  const content = parseContent(reader, reader.next());
  const { base, text } = scanner;
  const end = Math.max(scanner.at, base + 1);
  const whole = text.slice(base, end).trimEnd();
  return { ...content, text: whole, problems: reader.problems, reach: scanner.furthest - base };
}

function parseContent(reader: ItemReader, token: Token): Content {
  const keyword = { start: token.start, end: token.end };
  // A line of its own: `$(COMMENT=#)` in front of an item.
  if (token.kind === "macro") return { kind: "junk" };
  if (token.kind !== "word") return junk(reader, token);
  switch (token.text) {
    case "record":
    case "grecord":
      return parseRecord(reader, keyword);
    case "alias":
      return parseAlias(reader);
    case "include":
    case "path":
    case "addpath":
      return { kind: token.text, word: reader.word("a file name in quotes") };
    case "breaktable":
      return parseBreaktable(reader);
    default:
      return parseForeign(reader, token) ?? junk(reader, token);
  }
}

function junk(reader: ItemReader, token: Token): Content {
  const { start, end, text } = token;
  if (text === BYTE_ORDER_MARK) {
    const message = "The file begins with a byte order mark, which EPICS cannot read.";
    reader.problems.push({ kind: "byteOrderMark", start, end, message, replacement: "" });
    return { kind: "junk" };
  }
  const isWord = token.kind === "word" && !ENTRY_KEYWORDS.includes(text) && !DEFINITION_KEYWORDS.includes(text);
  reader.problems.push(
    isWord ? unknownWord(token, ITEM_KEYWORDS, "here") : tokenProblem(token, "`record` or another item"),
  );
  // A brace too many is a mistake of its own; behind anything else the next item is where sense begins again.
  if (token.kind !== "punctuation" || text !== "}") reader.recoverToItem();
  return { kind: "junk" };
}

function parseRecord(reader: ItemReader, keyword: { readonly start: number; readonly end: number }): Content {
  const [type, name] = parseHead(reader, "the type of the record", "the name of the record in quotes");
  const open = reader.takes("{");
  return { kind: "record", keyword, type, name, body: open && parseRecordBody(reader, open.start, name) };
}

/** `(first, second)` */
function parseHead(reader: ItemReader, first: string, second: string): [Word | undefined, Word | undefined] {
  const problems = reader.problems.length;
  reader.expect("(");
  const words: [Word | undefined, Word | undefined] = [undefined, undefined];
  if (reader.problems.length === problems) words[0] = reader.word(first);
  if (reader.problems.length === problems) reader.expect(",");
  if (reader.problems.length === problems) words[1] = reader.word(second);
  if (reader.problems.length === problems) reader.expect(")");
  if (reader.problems.length > problems) reader.recover();
  return words;
}

function parseAlias(reader: ItemReader): Content {
  const [record, alias] = parseHead(reader, "the name of the record", "its alias");
  return { kind: "alias", record, alias };
}

function parseBreaktable(reader: ItemReader): Content {
  const values: Word[] = [];
  reader.expect("(");
  const name = reader.word("the name of the table");
  reader.expect(")");
  if (reader.expect("{") === undefined) {
    reader.recover();
    return { kind: "breaktable", name, values, close: undefined };
  }
  for (;;) {
    const close = reader.takes("}");
    if (close !== undefined) return { kind: "breaktable", name, values, close: close.start };
    if (values.length > 0) reader.takes(",");
    const value = reader.word("a number or `}`");
    if (value === undefined) {
      reader.recover();
      return { kind: "breaktable", name, values, close: reader.takes("}")?.start };
    }
    values.push(value);
  }
}

/** What other tools or files understand; passed over to its end. */
function parseForeign(reader: ItemReader, token: Token): Content | undefined {
  const keyword = { start: token.start, end: token.end };
  if (MSI_KEYWORDS.includes(token.text)) {
    // A line of its own for msi; VisualDCT and old templates write `file` in braces.
    reader.scanner.restOfLine();
    return { kind: "msi", keyword };
  }
  const visualDct = VISUAL_DCT_KEYWORDS.includes(token.text);
  if (!visualDct && !DEFINITION_KEYWORDS.includes(token.text)) return undefined;
  reader.expect("(");
  reader.recover();
  if (reader.takes("{") !== undefined) skipBraces(reader);
  return { kind: visualDct ? "visualDct" : "definition", keyword };
}

function skipBraces(reader: ItemReader): void {
  for (let depth = 1; depth > 0;) {
    const token = reader.next();
    if (token.kind === "end") return;
    if (token.kind === "punctuation" && token.text === "{") depth++;
    if (token.kind === "punctuation" && token.text === "}") depth--;
  }
}
