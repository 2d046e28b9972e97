import type { Span } from "../../text/span.ts";

/** A word without the quotes around it: `L0` of `"L0"`. */
export function withoutQuotes(text: string, { start, end }: Span): Span {
  const quote = text.charAt(start);
  const quoted = (quote === '"' || quote === "'") && end - start >= 2 && text.charAt(end - 1) === quote;
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}

/** Where the value stands as it is; undefined where macros, escapes or quotes inside it make it up. */
export function writtenAs(value: string, text: string, word: Span): Span | undefined {
  const span = withoutQuotes(text, word);
  return text.slice(span.start, span.end) === value ? span : undefined;
}
