/** Whether JSON5 knows the escape at the backslash: `\1` … `\9`, `\x4` and `\u12` it refuses. */
export function isEscape(text: string, at: number): boolean {
  const c = text.charAt(at + 1);
  if (c === "x") return /^[0-9a-fA-F]{2}/.test(text.slice(at + 2, at + 4));
  if (c === "u") return /^[0-9a-fA-F]{4}/.test(text.slice(at + 2, at + 6));
  return !/[1-9]/.test(c);
}
