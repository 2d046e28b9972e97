import type { TextChange } from "./textChange.ts";

/** The text with all changes made; of two that overlap the first alone. */
export function changedText(text: string, changes: readonly TextChange[]): string {
  let changed = "";
  let at = 0;
  for (const { span, text: replacement } of changes.toSorted((a, b) => a.span.start - b.span.start)) {
    if (span.start < at) continue;
    changed += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return changed + text.slice(at);
}
