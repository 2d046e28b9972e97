import type { Word } from "../database/databaseFile.ts";
import { parseItem } from "../database/parseItem.ts";
import { tokenProblem, unknownWord } from "../database/problems.ts";
import { Scanner, type Token } from "../database/scanner.ts";
import type { Body, DbdFile, Statement } from "./dbdFile.ts";
import { DbdReader } from "./dbdReader.ts";
import { ATTRIBUTE, IN_MENU, IN_RECORD_TYPE, type StatementShape, TOP } from "./grammar.ts";

const BYTE_ORDER_MARK = "\uFEFF";
const RECORDS = ["record", "grecord", "alias"];

/** Any text, a tree and its problems; never throws. */
export function parseDbd(text: string): DbdFile {
  const reader = new DbdReader(new Scanner(text, "open"));
  const statements: Statement[] = [];
  const shapes = shapesOf(reader);
  for (;;) {
    const token = shapes === IN_RECORD_TYPE ? reader.nextBehindC() : reader.next();
    if (token.kind === "end") return { text, statements, problems: reader.problems };
    const statement = parseTop(reader, token, shapes);
    if (statement !== undefined) statements.push(statement);
  }
}

/** A file like dbCommon.dbd holds fields only: it is included in record types. Told by what comes first. */
function shapesOf(reader: DbdReader): ReadonlyMap<string, StatementShape> {
  const first = reader.next();
  reader.back();
  if (first.text === "%" || (first.kind === "word" && first.text === "field")) return IN_RECORD_TYPE;
  return first.kind === "word" && first.text === "choice" ? IN_MENU : TOP;
}

function parseTop(reader: DbdReader, token: Token, shapes: ReadonlyMap<string, StatementShape>): Statement | undefined {
  if (token.kind === "macro") return undefined;
  if (shapes === TOP && token.kind === "word" && RECORDS.includes(token.text)) {
    skipRecord(reader);
    return undefined;
  }
  const shape = token.kind === "word" ? shapes.get(token.text) : undefined;
  if (shape !== undefined) return parseStatement(reader, token, shape);
  junk(reader, token, shapes);
  return undefined;
}

/** Definitions may be followed by records; they are checked as those of a database are. */
function skipRecord({ scanner, problems }: DbdReader): void {
  scanner.back();
  scanner.skipTrivia();
  const start = scanner.at;
  const item = parseItem(scanner);
  scanner.base = 0;
  problems.push(
    ...item.problems.map((problem) => ({ ...problem, start: problem.start + start, end: problem.end + start })),
  );
}

function junk(reader: DbdReader, token: Token, shapes: ReadonlyMap<string, StatementShape>): void {
  const { start, end, text } = token;
  if (text === BYTE_ORDER_MARK) {
    const message = "The file begins with a byte order mark, which EPICS cannot read.";
    reader.problems.push({ kind: "byteOrderMark", start, end, message, replacement: "" });
    return;
  }
  const names = shapes === TOP ? [...TOP.keys(), ...RECORDS] : [...shapes.keys()];
  const expected = shapes === TOP ? "`recordtype` or another definition" : `\`${names.join("` or `")}\``;
  reader.problems.push(
    token.kind === "word" && !isKeyword(text) ? unknownWord(token, names, "here") : tokenProblem(token, expected),
  );
  // A brace too many is a mistake of its own; behind anything else the next definition is where sense begins again.
  if (token.kind === "punctuation" && text === "}") return;
  if (text === "%") reader.scanner.restOfLine();
  for (let next = reader.nextBehindC(); next.kind !== "end"; next = reader.nextBehindC()) {
    if (next.kind !== "word" || !names.includes(next.text)) continue;
    reader.back();
    return;
  }
}

/** Behind its keyword. */
function parseStatement(reader: DbdReader, keyword: Token, shape: StatementShape): Statement {
  const before = reader.problems.length;
  const name: Word = { start: keyword.start, end: keyword.end, text: keyword.text, quoted: keyword.kind === "string" };
  const words = parseWords(reader, shape);
  const wrong = reader.problems.length > before;
  if (wrong && shape.bare !== true) reader.recover();
  const body = shape.body === undefined ? undefined : parseBody(reader, shape.body, keyword, wrong);
  const complete = reader.problems.length === before;
  return { keyword: name, words, body, complete, start: keyword.start, end: reader.at };
}

function parseWords(reader: DbdReader, { words, bare, optional = 0 }: StatementShape): readonly Word[] {
  const found: Word[] = [];
  if (bare !== true && reader.expect("(") === undefined) return found;
  for (const [index, expected] of words.entries()) {
    if (index > 0 && reader.takes(",") === undefined) {
      if (index >= words.length - optional) break;
      reader.wrong(reader.next(), "`,`");
      return found;
    }
    const word = reader.word(expected);
    if (word === undefined) return found;
    found.push(word);
  }
  if (bare !== true) reader.expect(")");
  return found;
}

function parseBody(
  reader: DbdReader,
  kind: NonNullable<StatementShape["body"]>,
  owner: Token,
  quiet: boolean,
): Body | undefined {
  const open = quiet ? reader.takes("{") : reader.expect("{");
  if (open === undefined) return undefined;
  return kind === "numbers" ? parseNumbers(reader, open) : parseStatements(reader, kind, open, owner);
}

function parseNumbers(reader: DbdReader, { start }: Token): Body {
  const numbers: Word[] = [];
  for (;;) {
    const close = numbers.length === 0 ? undefined : reader.takes("}");
    if (close !== undefined) return { open: start, close: close.start, statements: [], numbers };
    if (numbers.length > 0) reader.takes(",");
    const number = reader.word(numbers.length === 0 ? "a number" : "a number or `}`");
    if (number === undefined) {
      reader.recover();
      return { open: start, close: reader.takes("}")?.start, statements: [], numbers };
    }
    numbers.push(number);
  }
}

const EMPTY: Readonly<Record<"menu" | "field", string>> = {
  menu: "A menu has at least one `choice(…)`.",
  field: "A field has at least one attribute, as `prompt(…)`.",
};

function parseStatements(reader: DbdReader, kind: "menu" | "recordtype" | "field", open: Token, owner: Token): Body {
  const statements: Statement[] = [];
  for (;;) {
    const token = kind === "recordtype" ? reader.nextBehindC() : reader.next();
    const ends = isMark(token, "}") || token.kind === "end" || isForeign(token, kind);
    if (ends)
      return {
        open: open.start,
        close: closing(reader, token, kind, open, owner, statements),
        statements,
        numbers: [],
      };
    if (token.kind === "macro") continue;
    const shape = shapeIn(kind, token);
    if (shape !== undefined) statements.push(parseStatement(reader, token, shape));
    else misplaced(reader, token, kind);
  }
}

function isMark({ kind, text }: Token, mark: string): boolean {
  return kind === "punctuation" && text === mark;
}

/** The place of the closing brace; where it is missing that is a problem. */
function closing(
  reader: DbdReader,
  token: Token,
  kind: "menu" | "recordtype" | "field",
  open: Token,
  owner: Token,
  statements: readonly Statement[],
): number | undefined {
  if (isMark(token, "}")) {
    // EPICS has a sentence of its own for an empty record type.
    if (statements.length === 0 && kind !== "recordtype")
      reader.problems.push({ kind: "unexpected", start: token.start, end: token.end, message: EMPTY[kind] });
    return token.start;
  }
  reader.back();
  const { start, end } = token.kind === "end" ? open : token;
  const where = token.kind === "end" ? "at the end" : "before this";
  const message = `\`}\` is missing ${where}: this ${owner.text} is still open.`;
  reader.problems.push({ kind: "unclosedBody", start, end, message });
  return undefined;
}

/** What can only begin something new outside. */
function isForeign({ kind, text }: Token, inside: "menu" | "recordtype" | "field"): boolean {
  if (kind !== "word" || shapeIn(inside, { kind, text }) !== undefined) return false;
  return TOP.has(text) || RECORDS.includes(text) || (inside === "field" && text === "field");
}

function shapeIn(
  kind: "menu" | "recordtype" | "field",
  { kind: token, text }: Pick<Token, "kind" | "text">,
): StatementShape | undefined {
  if (kind === "field") {
    const isName = token === "string" || (token === "word" && (text === "menu" || !isKeyword(text)));
    return isName ? ATTRIBUTE : undefined;
  }
  if (token !== "word") return undefined;
  return (kind === "menu" ? IN_MENU : IN_RECORD_TYPE).get(text);
}

function isKeyword(text: string): boolean {
  return TOP.has(text) || RECORDS.includes(text) || text === "choice" || text === "field" || text === "info";
}

function misplaced(reader: DbdReader, token: Token, kind: "menu" | "recordtype" | "field"): void {
  const names = kind === "menu" ? [...IN_MENU.keys()] : [...IN_RECORD_TYPE.keys()];
  const expected = kind === "field" ? "an attribute of the field" : `\`${names.join("` or `")}\``;
  if (token.kind === "word" && kind !== "field")
    reader.problems.push(unknownWord(token, names, kind === "menu" ? "in a menu" : "in a record type"));
  else reader.problems.push(tokenProblem(token, expected));
  reader.recover();
  // Its braces are passed over, so that they are no second mistake.
  const open = reader.takes("{");
  if (open !== undefined) skipBraces(reader);
}

function skipBraces(reader: DbdReader): void {
  for (let depth = 1; depth > 0;) {
    const token = reader.nextBehindC();
    if (token.kind === "end") return;
    if (token.kind !== "punctuation") continue;
    if (token.text === "{") depth++;
    if (token.text === "}") depth--;
  }
}
