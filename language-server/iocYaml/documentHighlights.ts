import { DocumentHighlightKind, type DocumentHighlight, type Position } from "vscode-languageserver-types";
import type { IocAnalysis } from "./analysis.ts";
import { idFile } from "./idFile.ts";
import { idAt, occurrencesOf } from "./idOccurrences.ts";
import { nameAt, namesLike } from "./writtenNames.ts";

/** An id where it is written out, its definition as the place it is written to; a type, or a parameter of one type. */
export function documentHighlights(analysis: IocAnalysis, position: Position): readonly DocumentHighlight[] {
  const at = idAt(analysis, position);
  if (at) return idHighlights(at.id, analysis);
  const name = nameAt(analysis, position);
  if (!name) return [];
  return namesLike(name, analysis)
    .filter(({ spelling }) => spelling !== undefined)
    .map(({ span }) => ({ range: analysis.lines.rangeOf(span), kind: DocumentHighlightKind.Text }));
}

function idHighlights(id: string, analysis: IocAnalysis): readonly DocumentHighlight[] {
  return occurrencesOf(id, idFile(analysis))
    .filter(({ written }) => written !== undefined)
    .map(({ kind, span }) => ({
      range: analysis.lines.rangeOf(span),
      kind: kind === "defines" ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}
