// The character classes of EPICS base's database lexer (dbLex.l).

const CLASS = new Uint8Array(128);
const BARE = 1;
const JSON_BARE = 2;
const SPACE = 4;

function add(characters: string, bit: number): void {
  for (const c of characters) CLASS[c.charCodeAt(0)] = (CLASS[c.charCodeAt(0)] ?? 0) | bit;
}
add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+.", BARE | JSON_BARE);
add(":[]<>;", BARE);
add(" \t\r\n", SPACE);

/** What a word without quotes is made of. */
export function isBare(code: number): boolean {
  return ((CLASS[code] ?? 0) & BARE) !== 0;
}

/** The same in the value of a field. */
export function isJsonBare(code: number): boolean {
  return ((CLASS[code] ?? 0) & JSON_BARE) !== 0;
}

export function isSpace(code: number): boolean {
  return ((CLASS[code] ?? 0) & SPACE) !== 0;
}
