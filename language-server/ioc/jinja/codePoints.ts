// Python counts characters, JavaScript UTF-16 units. Nearly all text has no character that needs two.
const SURROGATE = /[\ud800-\udfff]/;

/** The characters of a text as Python counts them; a string where each is one unit. */
export function codePoints(text: string): readonly string[] {
  return SURROGATE.test(text) ? Array.from(text) : text.split("");
}

/** `len(text)` */
export function textLength(text: string): number {
  return SURROGATE.test(text) ? Array.from(text).length : text.length;
}
