import type { Span } from "../text/span.ts";

/** Where to show what concerns the file as a whole. */
export function firstLine(text: string): Span {
  return { start: 0, end: Math.max(text.search(/\r?\n|$/), 1) };
}
