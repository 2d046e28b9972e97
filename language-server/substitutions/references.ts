import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
} from "vscode-languageserver-types";
import { occurrencesAt } from "./occurrences.ts";
import type { Substitutions } from "./substitutions.ts";

/** Of a macro, in this file. */
export function substitutionsReferences(
  substitutions: Substitutions,
  position: Position,
  includeDeclaration: boolean,
): readonly Location[] {
  return (occurrencesAt(substitutions, position)?.all ?? [])
    .filter(({ role }) => includeDeclaration || role === "uses")
    .map(({ span }) => ({ uri: substitutions.document.uri, range: substitutions.lines.rangeOf(span) }));
}

export function highlightsInSubstitutions(
  substitutions: Substitutions,
  position: Position,
): readonly DocumentHighlight[] {
  return (occurrencesAt(substitutions, position)?.all ?? []).map(({ span, role }) => ({
    range: substitutions.lines.rangeOf(span),
    kind: role === "uses" ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
  }));
}
