import type { Cell, Piece, Word } from "./substitutionsFile.ts";
import type { WordScanner } from "./wordScanner.ts";

/** The piece that begins where the scanner stands, which is neither white space nor the end. */
export function parsePiece(scanner: WordScanner): Piece {
  const base = scanner.at;
  scanner.reach = base + 1;
  const parsed = pieceAt(scanner, base);
  return { ...parsed, length: scanner.at - base, reach: scanner.reach - base };
}

type Parsed<P = Piece> = P extends Piece ? Omit<P, "length" | "reach"> : never;

function pieceAt(scanner: WordScanner, base: number): Parsed {
  if (scanner.next === "{") return { kind: "row", label: undefined, ...braces(scanner, base, 0) };
  const word = scanner.word(base);
  if (word === undefined) {
    const kind = scanner.next === "}" ? "close" : "junk";
    scanner.at++;
    return { kind };
  }
  if (word.quote === "") {
    if (word.text === "file") return head(scanner, base, word);
    if (word.text === "pattern" || word.text === "global") {
      const found = bracesBehind(scanner, base) ?? { open: undefined, close: undefined, cells: [] };
      return { kind: word.text, keyword: { start: word.start, end: word.end }, ...found };
    }
  }
  const found = bracesBehind(scanner, base);
  return found === undefined ? { kind: "junk" } : { kind: "row", label: word, ...found };
}

function head(scanner: WordScanner, base: number, { start, end }: Word): Parsed {
  const keyword = { start, end };
  let behind = scanner.at;
  scanner.skipTrivia();
  const name = scanner.word(base);
  if (name !== undefined) behind = scanner.at;
  scanner.skipTrivia();
  const open = scanner.next === "{" ? scanner.at - base : undefined;
  scanner.at = open === undefined ? behind : scanner.at + 1;
  return { kind: "file", keyword, name, open };
}

interface Braces {
  readonly open: number;
  readonly close: number | undefined;
  readonly cells: readonly Cell[];
}

/** Behind white space; where there are none, the scanner stays where it is. */
function bracesBehind(scanner: WordScanner, base: number): Braces | undefined {
  const { at } = scanner;
  scanner.skipTrivia();
  if (scanner.next === "{") return braces(scanner, base, scanner.at - base);
  scanner.at = at;
  return undefined;
}

function braces(scanner: WordScanner, base: number, open: number): Braces {
  scanner.at = base + open + 1;
  const cells: Cell[] = [];
  for (;;) {
    const end = scanner.at;
    scanner.skipTrivia();
    const c = scanner.next;
    if (c === "}") {
      const close = scanner.at - base;
      scanner.at++;
      return { open, close, cells };
    }
    if (c === "" || c === "{" || scanner.isKeywordLine) {
      scanner.at = end;
      return { open, close: undefined, cells };
    }
    if (c === ",") scanner.at++;
    else cells.push(cell(scanner, base));
  }
}

function cell(scanner: WordScanner, base: number): Cell {
  const start = scanner.at - base;
  const word = scanner.word(base);
  const { at } = scanner;
  scanner.skipTrivia();
  if (scanner.next !== "=") {
    scanner.at = at;
    return { start, end: at - base, name: undefined, value: word };
  }
  scanner.at++;
  const behind = scanner.at;
  scanner.skipTrivia();
  const value = scanner.isKeywordLine ? undefined : scanner.word(base);
  if (value === undefined) scanner.at = behind;
  return { start, end: scanner.at - base, name: word, value };
}
