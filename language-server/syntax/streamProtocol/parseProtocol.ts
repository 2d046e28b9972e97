import type { Block, Piece, ProtocolFile, ProtocolItem, ProtocolName } from "./protocolFile.ts";
import { ProtocolReader } from "./protocolReader.ts";

const DEEPEST = 50;

type Context = "global" | "protocol" | "handler";

/** Any text, a tree and its problems; never throws. */
export function parseProtocol(text: string): ProtocolFile {
  const reader = new ProtocolReader(text);
  const items: ProtocolItem[] = [];
  for (;;) {
    items.push(...parseItems(reader, "global"));
    if (reader.ended) break;
    const start = reader.at++;
    reader.problem({ start, end: reader.at }, "Stray '}' in global context.");
  }
  return { text, items, problems: reader.problems };
}

/** Up to a `}` that is not its own, or the end. */
function parseItems(reader: ProtocolReader, context: Context): readonly ProtocolItem[] {
  const items: ProtocolItem[] = [];
  for (;;) {
    reader.skip();
    if (reader.ended || reader.next === "}") return items;
    if (reader.next === ";") reader.at++;
    else {
      const item = parseItem(reader, context);
      if (item !== undefined) items.push(item);
    }
  }
}

function parseItem(reader: ProtocolReader, context: Context): ProtocolItem | undefined {
  const name = reader.name();
  if (name.text === "") return misplaced(reader, name, context);
  reader.skip();
  if (reader.ended) {
    reader.problem(name, `Unexpected end of file after: ${name.written}`);
    return undefined;
  }
  switch (reader.next) {
    case "=":
      return parseAssignment(reader, name, context);
    case "{":
      return parseBlock(reader, name, context);
    default:
      return parseCommand(reader, name, context);
  }
}

/** What no statement begins with: a quote, a parenthesis, a brace without a name. */
function misplaced(reader: ProtocolReader, name: ProtocolName, context: Context): ProtocolItem | undefined {
  const { start } = name;
  const c = reader.next;
  if (c === "{" || c === "=") {
    reader.problem({ start, end: start + 1 }, `Expect name before '${c}'.`);
    if (c === "{") return parseBlock(reader, name, context === "global" ? "global" : "handler", true);
    reader.at++;
    parseValue(reader);
    return undefined;
  }
  const before = reader.problems.length;
  const piece = reader.piece();
  parseValue(reader);
  if (reader.problems.length === before) {
    const expected = context === "global" ? "a protocol or variable" : "a command";
    const end = piece?.end ?? start + 1;
    reader.problem(
      { start, end },
      `Expect the name of ${expected} instead of ${reader.text.slice(start, Math.min(end, start + 40))}`,
    );
  }
  return undefined;
}

function parseAssignment(reader: ProtocolReader, name: ProtocolName, context: Context): ProtocolItem {
  const first = name.written.charAt(0);
  if (context === "handler") reader.problem(name, `Variables are not allowed in handlers: ${name.written}`);
  else if (/[@0-9]/.test(first)) reader.problem(name, `Variable name cannot start with '${first}': ${name.written}`);
  reader.at++;
  const value = parseValue(reader);
  return { kind: "assignment", name, value, start: name.start, end: reader.at };
}

function parseBlock(reader: ProtocolReader, name: ProtocolName, context: Context, quiet = false): Block {
  const isHandler = name.text.startsWith("@");
  if (!quiet && isHandler && context === "handler")
    reader.problem(name, `Handlers are not allowed in handlers: ${name.written}`);
  if (!quiet && !isHandler && context !== "global")
    reader.problem(name, `Definition of '${name.written}' not in global context (missing '}' ?)`);
  const open = reader.at++;
  // What stands in a protocol too deep is read as a handler: there it is as wrong as here.
  // Two are all that StreamDevice allows: what is deeper by far is no protocol file, and is read no further.
  if (++reader.depth > DEEPEST) reader.at = reader.text.length;
  const items = parseItems(reader, isHandler || context !== "global" ? "handler" : "protocol");
  reader.depth--;
  const closed = reader.next === "}";
  const close = closed ? reader.at : undefined;
  if (closed) reader.at++;
  else reader.problem({ start: open, end: open + 1 }, `Unexpected end of file: '}' of ${name.written} is missing.`);
  return { kind: isHandler ? "handler" : "protocol", name, open, close, items, start: name.start, end: reader.at };
}

function parseCommand(reader: ProtocolReader, name: ProtocolName, context: Context): ProtocolItem | undefined {
  if (context === "global") {
    reader.problem(name, `Expect '=' or '{' instead of '${reader.next}' after '${name.written}'.`);
    if (reader.next !== "}") parseValue(reader);
    return undefined;
  }
  const value = parseValue(reader);
  return { kind: "command", name, value, start: name.start, end: reader.at };
}

/** Up to and with its `;`, or before the `}` that stands for it. */
function parseValue(reader: ProtocolReader): readonly Piece[] {
  const pieces: Piece[] = [];
  for (;;) {
    reader.skip();
    const piece = reader.piece();
    if (piece === undefined) return endOfValue(reader, pieces);
    pieces.push(piece);
    // Behind a string that is not closed nothing on its line is known.
    if (piece.kind === "string" && !piece.closed) return pieces;
  }
}

function endOfValue(reader: ProtocolReader, pieces: readonly Piece[]): readonly Piece[] {
  const c = reader.next;
  if (reader.ended) {
    const last = pieces.at(-1) ?? { start: Math.max(0, reader.text.length - 1), end: reader.text.length };
    reader.problem(last, "Unexpected end of file: ';' is missing.", undefined);
    return pieces;
  }
  if (c === ";") reader.at++;
  if (c === ";" || c === "}") return pieces;
  // `Terminator = CR LF` and `ReplyTimeout = 100` on the next line: the `;` belongs between them.
  const name = pieces.at(-1);
  const before = pieces.at(-2);
  if (name?.kind === "word" && before !== undefined) {
    const span = { start: before.end, end: name.start };
    const at = span.end > span.start ? { start: name.start, end: name.end } : name;
    reader.problem(
      at,
      `Unexpected '${c}' behind ${reader.text.slice(name.start, name.end)}: the ';' before it is missing.`,
      ";",
    );
    reader.at = name.start;
    return pieces.slice(0, -1);
  }
  reader.problem({ start: reader.at, end: reader.at + 1 }, `Unexpected '${c}' (missing ';' or '"' ?)`);
  reader.at++;
  return pieces;
}
