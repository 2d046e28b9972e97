// What Python's `unicode-escape` makes of the inside of a string.
const SIMPLE: Readonly<Record<string, string>> = {
  "\n": "",
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };
const TRUNCATED: Readonly<Record<string, string>> = {
  x: "truncated \\xXX escape",
  u: "truncated \\uXXXX escape",
  U: "truncated \\UXXXXXXXX escape",
};

export type Unescaped =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string }
  /** A character by its Unicode name: `\N{DEGREE SIGN}`. */
  | { readonly ok: false; readonly message: undefined };

export function unescaped(source: string): Unescaped {
  if (!source.includes("\\")) return { ok: true, text: source };
  let text = "";
  let at = 0;
  while (at < source.length) {
    const escape = source.indexOf("\\", at);
    if (escape < 0) break;
    text += source.slice(at, escape);
    const one = escapeAt(source, escape + 1);
    if (typeof one === "string") return { ok: false, message: one };
    if (one === undefined) return { ok: false, message: undefined };
    text += one.text;
    at = one.end;
  }
  return { ok: true, text: text + source.slice(at) };
}

/** What is written behind a backslash; a string is an error, undefined a name that is not looked up here. */
function escapeAt(source: string, at: number): { readonly text: string; readonly end: number } | string | undefined {
  const letter = source.charAt(at);
  if (letter === "") return "\\ at end of string";
  if (letter === "N") return source.startsWith("{", at + 1) ? undefined : "malformed \\N character escape";
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { text: simple, end: at + 1 };
  const octal = /^[0-7]{1,3}/.exec(source.slice(at, at + 3))?.[0];
  if (octal !== undefined) return { text: String.fromCharCode(parseInt(octal, 8)), end: at + octal.length };
  const length = HEX_DIGITS[letter];
  if (length === undefined) return { text: `\\${letter}`, end: at + 1 };
  const digits = source.slice(at + 1, at + 1 + length);
  if (digits.length < length || !/^[\da-fA-F]+$/.test(digits)) return TRUNCATED[letter];
  const code = parseInt(digits, 16);
  if (code > 0x10ffff) return "illegal Unicode character";
  return { text: String.fromCodePoint(code), end: at + 1 + length };
}
