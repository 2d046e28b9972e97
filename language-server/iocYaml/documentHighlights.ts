import { DocumentHighlightKind, type DocumentHighlight, type Position } from "vscode-languageserver-types";
import type { IocAnalysis } from "./analysis.ts";
import { idAt, occurrencesOf } from "./idOccurrences.ts";

/** An id where it is written out, its definition as the place it is written to. */
export function documentHighlights(analysis: IocAnalysis, position: Position): readonly DocumentHighlight[] {
  const at = idAt(analysis, position);
  if (!at) return [];
  return occurrencesOf(at.id, analysis)
    .filter(({ written }) => written !== undefined)
    .map(({ kind, span }) => ({
      range: analysis.lines.rangeOf(span),
      kind: kind === "defines" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
