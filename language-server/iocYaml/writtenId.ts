import type { Span } from "../text/span.ts";

/** How an id is spelt out at its place, or undefined where it comes from somewhere else: an alias, a merge, a default. */
export function writtenId(text: string, span: Span, id: string): "plain" | "'" | '"' | undefined {
  const source = text.slice(span.start, span.end);
  if (source === id) return "plain";
  return (["'", '"'] as const).find((quote) => source === `${quote}${id}${quote}`);
}
