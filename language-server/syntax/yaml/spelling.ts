import type { Span } from "../../text/span.ts";
import { yamlText } from "./yamlText.ts";

/** How a name is spelt out at its place; undefined where it comes from somewhere else: an alias, a merge, a default. */
export type Spelling = "plain" | "'" | '"' | undefined;

export function spellingOf(text: string, span: Span, name: string): Spelling {
  const source = text.slice(span.start, span.end);
  if (source === name) return "plain";
  return (["'", '"'] as const).find((quote) => source === `${quote}${name}${quote}`);
}

/** A new name with the quotes the old one had, where they do for it. */
export function spelt(name: string, spelling: Spelling): string {
  const quotable = spelling !== undefined && spelling !== "plain" && !/["'\\\p{Cc}]/u.test(name);
  return quotable ? `${spelling}${name}${spelling}` : yamlText(name);
}
