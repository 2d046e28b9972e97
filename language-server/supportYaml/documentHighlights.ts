import { DocumentHighlightKind, type DocumentHighlight, type Position } from "vscode-languageserver-types";
import { shifted } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";
import { modelAt } from "./modelAt.ts";
import { occurrenceAt, occurrences } from "./occurrences.ts";

/** A parameter or define in its entity model, its definition as the place it is written to. */
export function documentHighlights(analysis: SupportAnalysis, position: Position): readonly DocumentHighlight[] {
  const offset = analysis.lines.offsetAt(position);
  const located = modelAt(analysis, offset);
  const at = located && occurrenceAt(located.checked, offset - located.start);
  if (!at) return [];
  return occurrences(located.checked)
    .filter(({ name }) => name === at.name)
    .map(({ kind, span }) => ({
      range: analysis.lines.rangeOf(shifted(span, located.start)),
      kind: kind === "defines" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
