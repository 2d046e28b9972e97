import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { parseLink } from "../syntax/database/linkText.ts";
import type { Span } from "../text/span.ts";

export interface LinkTarget {
  /** As written, with its macros. */
  readonly record: string;
  readonly span: Span;
  /** Behind the dot: `VAL`. */
  readonly field: { readonly name: string; readonly span: Span } | undefined;
}

/** The record that the text of a link names; spans count in the text. */
export function linkTarget(text: string): LinkTarget | undefined {
  const link = parseLink(text);
  if (link.kind !== "pv") return undefined;
  const { start } = link.target;
  const references = macroReferences(text);
  // A default may have spaces, and so may what stands behind it.
  const end =
    references.find((each) => each.start < link.target.end && each.end > link.target.end)?.end ?? link.target.end;
  const inReference = (at: number): boolean => references.some((each) => each.start < at && at < each.end);
  let dot = start;
  while (dot < end && (text.charAt(dot) !== "." || inReference(dot))) dot++;
  const record = text.slice(start, dot);
  if (record === "") return undefined;
  const span = { start, end: dot };
  if (dot >= end) return { record, span, field: undefined };
  const name = /^\w*(?!\w|\$[({])/.exec(text.slice(dot + 1, end))?.[0] ?? "";
  return { record, span, field: { name, span: { start: dot + 1, end: dot + 1 + name.length } } };
}
