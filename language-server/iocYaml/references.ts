import type { Location, Position } from "vscode-languageserver-types";
import type { IocAnalysis } from "./analysis.ts";
import { idAt, occurrencesOf } from "./idOccurrences.ts";

export function references(
  analysis: IocAnalysis,
  position: Position,
  includeDeclaration: boolean,
): readonly Location[] {
  const at = idAt(analysis, position);
  if (!at) return [];
  return occurrencesOf(at.id, analysis)
    .filter(({ kind }) => includeDeclaration || kind === "refersTo")
    .map(({ span }) => ({ uri: analysis.uri, range: analysis.lines.rangeOf(span) }));
}
