// What Python calls whitespace: JavaScript's `\s` lacks four control characters and knows a byte order mark instead.

/** For use inside `[…]` of a regular expression. */
export const PYTHON_WHITESPACE = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;

const WHITESPACE = new RegExp(`^[${PYTHON_WHITESPACE}]$`);

export function isPythonWhitespace(character: string): boolean {
  return WHITESPACE.test(character);
}

/** `str.rstrip()` */
export function withoutTrailingWhitespace(text: string): string {
  let end = text.length;
  while (end > 0 && isPythonWhitespace(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

/** `str.lstrip()` */
export function withoutLeadingWhitespace(text: string): string {
  let start = 0;
  while (start < text.length && isPythonWhitespace(text.charAt(start))) start++;
  return text.slice(start);
}
