/** As UTF-8, which is how EPICS counts. */
export function byteLength(text: string): number {
  let length = 0;
  for (const c of text) {
    const code = c.codePointAt(0) ?? 0;
    length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}
