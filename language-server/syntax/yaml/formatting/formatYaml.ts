// Brings white space into one shape and touches nothing else: comments, anchors, quotes, text blocks and line breaks stay.
import type { TextChange } from "../../../text/textChange.ts";
import { parsePiece } from "../parsePiece.ts";
import { refusal } from "../refusal.ts";
import { blankLineChanges } from "./blankLines.ts";
import { indentationChanges } from "./indentation.ts";
import { readLayout } from "./layout.ts";
import { sameContent } from "./sameContent.ts";
import { spacingChanges } from "./spacing.ts";

/**
 * Two spaces a level, lists one level further in than their name; one space behind `:` and `-` and before a comment; one
 * blank line between the items of the list under `list`. Empty where the text has mistakes or is as it should be.
 */
export function formatYaml(text: string, list: string): readonly TextChange[] {
  if (refusal(text) !== undefined || text.trim() === "") return [];
  const before = parsePiece(text);
  if (before.problems.some(({ kind }) => kind === "syntax")) return [];
  const layout = readLayout(before);
  const changes = joined([
    // A new line goes before the indentation of the one it is put above.
    ...blankLineChanges(layout, before.root, list),
    ...indentationChanges(layout),
    ...spacingChanges(layout, before.root),
  ]);
  // What the rules did not foresee must not cost anybody their data.
  return changes.length > 0 && sameContent(layout, readLayout(parsePiece(applied(text, changes)))) ? changes : [];
}

/** In order; of those at one place editors may not keep it, so they become one. */
function joined(changes: readonly TextChange[]): readonly TextChange[] {
  const sorted = changes.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const found: TextChange[] = [];
  for (const { span, text } of sorted) {
    const before = found.at(-1);
    if (before?.span.end !== span.start) found.push({ span, text });
    else found[found.length - 1] = { span: { start: before.span.start, end: span.end }, text: before.text + text };
  }
  return found;
}

function applied(text: string, changes: readonly TextChange[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { span, text: becomes } of changes) {
    parts.push(text.slice(at, span.start), becomes);
    at = span.end;
  }
  return parts.join("") + text.slice(at);
}
