import type { Span } from "../text/span.ts";

/** Without the blank lines and comments at its end: a mapping's span runs on to the next item. */
export function trimmedSpan(span: Span, text: string): Span {
  let end = Math.min(span.end, text.length);
  while (end > span.start) {
    const lineStart = text.lastIndexOf("\n", end - 1) + 1;
    const line = text.slice(lineStart, end).trim();
    if (line !== "" && !line.startsWith("#")) break;
    end = Math.max(lineStart - 1, span.start);
  }
  return { start: span.start, end };
}
