import { shifted, type Span } from "./span.ts";

/** What a span covers on each of its lines, without the white space around it; nothing for an empty line. */
export function lineSpans(span: Span, text: string): readonly Span[] {
  const source = text.slice(span.start, span.end);
  if (!source.includes("\n")) return span.end > span.start ? [span] : [];
  let at = 0;
  return source.split("\n").flatMap((line) => {
    const start = at + line.length - line.trimStart().length;
    const written = { start, end: start + line.trim().length };
    at += line.length + 1;
    return written.end > written.start ? [shifted(written, span.start)] : [];
  });
}
