// Plain and quoted scalars, which fold their lines.
import type { ContentUnit } from "./contentUnit.ts";

const ESCAPES: Readonly<Record<string, string>> = {
  "0": "\0",
  a: "\u0007",
  b: "\b",
  t: "\t",
  "\t": "\t",
  n: "\n",
  v: "\v",
  f: "\f",
  r: "\r",
  e: "\u001b",
  " ": " ",
  '"': '"',
  "/": "/",
  "\\": "\\",
  N: "\u0085",
  _: "\u00a0",
  L: "\u2028",
  P: "\u2029",
};
const CODE_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** `quote`: `'`, `"`, or undefined for a plain scalar. Undefined for an escape that is none. */
export function flowUnits(source: string, quote: string | undefined): readonly ContentUnit[] | undefined {
  const from = quote === undefined ? 0 : 1;
  const closed = quote !== undefined && source.length > 1 && source.endsWith(quote);
  const to = closed ? source.length - 1 : source.length;
  const units: ContentUnit[] = [];
  for (let at = from; at < to;) {
    const found = isBlank(source[at]) ? blanksAt(source, at) : unitAt(source, at, quote);
    if (found === undefined) return undefined;
    for (const unit of found) units.push(unit);
    at = found.at(-1)?.end ?? to;
  }
  return units;
}

function unitAt(source: string, at: number, quote: string | undefined): readonly ContentUnit[] | undefined {
  const character = source[at] ?? "";
  if (quote === '"' && character === "\\") return escapeAt(source, at);
  if (quote === "'" && source.startsWith("''", at)) return [{ text: "'", start: at, end: at + 2 }];
  return [{ text: character, start: at, end: at + 1 }];
}

/** White space without a line end stays; line ends with what is around them: one is a space, each further one a line end. */
function blanksAt(source: string, at: number): readonly ContentUnit[] {
  const blanks = blanksFrom(source, at);
  const lines = blanks.split("\n");
  if (lines.length > 1) {
    const text = lines.length === 2 ? " " : "\n".repeat(lines.length - 2);
    return [{ text, start: at, end: at + blanks.length }];
  }
  return Array.from(blanks, (text, index) => ({ text, start: at + index, end: at + index + 1 }));
}

function blanksFrom(source: string, at: number): string {
  let end = at;
  while (isBlank(source[end])) end++;
  return source.slice(at, end);
}

function escapeAt(source: string, at: number): readonly ContentUnit[] | undefined {
  const letter = source[at + 1] ?? "";
  const blanks = /[\r\n]/.test(letter) ? blanksFrom(source, at + 1) : "";
  if (blanks !== "")
    return [{ text: "\n".repeat(blanks.split("\n").length - 2), start: at, end: at + 1 + blanks.length }];
  const plain = ESCAPES[letter];
  if (plain !== undefined) return [{ text: plain, start: at, end: at + 2 }];
  const digits = CODE_DIGITS[letter];
  if (digits === undefined) return undefined;
  const code = source.slice(at + 2, at + 2 + digits);
  const point = /^[\da-fA-F]+$/.test(code) ? parseInt(code, 16) : Infinity;
  if (point > 0x10ffff) return undefined;
  return [{ text: String.fromCodePoint(point), start: at, end: at + 2 + digits }];
}

function isBlank(character: string | undefined): boolean {
  return character !== undefined && " \t\r\n".includes(character);
}
