import type { Json, JsonPair, JsonScalar } from "./databaseFile.ts";
import { tokenProblem } from "./problems.ts";
import type { Scanner, Token } from "./scanner.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

/** Nobody nests deeper; a file that is no database may. */
const DEEPEST = 60;

const NUMBER =
  /^(?:[+-]?(?:\d|[1-9]\d+)(?:\.\d*)?(?:[eE][+-]?\d+)?|[+-]?\.\d+(?:[eE][+-]?\d+)?|NaN|[+-]?Infinity|[+-]?0[xX][0-9a-fA-F]+)$/;

interface Reading {
  readonly scanner: Scanner;
  readonly problems: SyntaxProblem[];
}

/** The JSON5 value of a field or info, from the scanner's place on; undefined where there is none. */
export function parseValue(reading: Reading, depth = 0): Json | undefined {
  const { scanner, problems } = reading;
  const token = scanner.nextJson();
  if (isPiece(token)) return scalar(token, scanner);
  if (token.kind === "badString") {
    problems.push(tokenProblem(token, "a value"));
    return { kind: "string", start: token.start, end: token.end, text: token.text.slice(1, -1) };
  }
  if (depth < DEEPEST && token.kind === "punctuation") {
    if (token.text === "{") return parseObject(reading, token, depth);
    if (token.text === "[") return parseArray(reading, token, depth);
  }
  report(reading, token, "a value");
  return undefined;
}

function isPiece({ kind }: Token): boolean {
  return kind === "word" || kind === "macro" || kind === "string";
}

/** Words and macros that touch each other are one. */
function scalar(first: Token, scanner: Scanner): JsonScalar {
  if (first.kind === "string") return { kind: "string", start: first.start, end: first.end, text: first.text };
  let { end, text } = first;
  while (scanner.touchesWord) {
    const token = scanner.nextJson();
    if (token.kind !== "word" && token.kind !== "macro") {
      scanner.back();
      break;
    }
    end = token.end;
    text += token.text;
  }
  return { kind: kindOfWord(text), start: first.start, end, text };
}

function kindOfWord(text: string): JsonScalar["kind"] {
  if (NUMBER.test(text)) return "number";
  return text === "true" || text === "false" || text === "null" ? "literal" : "word";
}

function parseObject(reading: Reading, open: Token, depth: number): Json {
  const { scanner } = reading;
  const pairs: JsonPair[] = [];
  for (;;) {
    const token = scanner.nextJson();
    if (isMark(token, "}")) return { kind: "object", start: open.start, end: token.end, pairs };
    if (!isPiece(token)) return stopped(reading, token, "a key or `}`", { kind: "object", start: open.start, pairs });
    const pair = parsePair(reading, token, depth);
    pairs.push(pair);
    if (pair.value === undefined) return { kind: "object", start: open.start, end: scanner.at - scanner.base, pairs };
    const comma = scanner.nextJson();
    if (isMark(comma, "}")) return { kind: "object", start: open.start, end: comma.end, pairs };
    if (!isMark(comma, ",")) return stopped(reading, comma, "`,` or `}`", { kind: "object", start: open.start, pairs });
  }
}

function isMark({ kind, text }: Token, mark: string): boolean {
  return kind === "punctuation" && text === mark;
}

/** Without a value where the object ends for us. */
function parsePair(reading: Reading, first: Token, depth: number): JsonPair {
  const { scanner, problems } = reading;
  const key = scalar(first, scanner);
  const { start, end, kind, text } = key;
  if (kind !== "string" && kind !== "word")
    problems.push({ kind: "unexpected", start, end, message: `\`${text}\` as a key needs quotes.` });
  const colon = scanner.nextJson();
  if (isMark(colon, ":")) return { key, value: parseValue(reading, depth + 1) };
  report(reading, colon, "`:`");
  return { key, value: undefined };
}

function parseArray(reading: Reading, open: Token, depth: number): Json {
  const { scanner } = reading;
  const items: Json[] = [];
  for (;;) {
    const token = scanner.nextJson();
    if (isMark(token, "]")) return { kind: "array", start: open.start, end: token.end, items };
    scanner.back();
    const item = parseValue(reading, depth + 1);
    if (item === undefined) return { kind: "array", start: open.start, end: scanner.at - scanner.base, items };
    items.push(item);
    const comma = scanner.nextJson();
    if (isMark(comma, "]")) return { kind: "array", start: open.start, end: comma.end, items };
    if (!isMark(comma, ",")) return stopped(reading, comma, "`,` or `]`", { kind: "array", start: open.start, items });
  }
}

type Open =
  | { readonly kind: "object"; readonly start: number; readonly pairs: readonly JsonPair[] }
  | { readonly kind: "array"; readonly start: number; readonly items: readonly Json[] };

/** The value ends where something does not fit. */
function stopped(reading: Reading, token: Token, expected: string, open: Open): Json {
  report(reading, token, expected);
  return { ...open, end: reading.scanner.at - reading.scanner.base };
}

/** What does not fit is read again by whoever goes on, but where it is broken itself. */
function report({ scanner, problems }: Reading, token: Token, expected: string): void {
  problems.push(tokenProblem(token, expected));
  if (token.kind !== "unclosedString" && token.kind !== "badString") scanner.back();
}
