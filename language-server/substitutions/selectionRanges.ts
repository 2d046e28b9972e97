import type { Position, SelectionRange } from "vscode-languageserver-types";
import { covers, shifted, type Span } from "../text/span.ts";
import { inner } from "./columns.ts";
import { placeAt } from "./place.ts";
import type { Substitutions } from "./substitutions.ts";

/** Word without its quotes, word, cell, all cells, row, template, file. */
export function selectInSubstitutions(
  substitutions: Substitutions,
  positions: readonly Position[],
): readonly SelectionRange[] {
  return positions.map((position) => {
    let range: SelectionRange | undefined;
    let before: Span | undefined;
    for (const span of spansAt(substitutions, position)) {
      const isSame = before?.start === span.start && before.end === span.end;
      if (isSame || (before !== undefined && (span.start < before.start || span.end > before.end))) continue;
      before = span;
      range = { range: substitutions.lines.rangeOf(span), ...(range !== undefined && { parent: range }) };
    }
    return range ?? { range: { start: position, end: position } };
  });
}

/** From the outside in. */
function spansAt(substitutions: Substitutions, position: Position): readonly Span[] {
  const { placed, offset, cell, block } = placeAt(substitutions, position);
  const spans: Span[] = [{ start: 0, end: substitutions.document.text.length }];
  if (block !== undefined) spans.push({ start: block.head.start, end: block.end });
  if (placed === undefined) return spans;
  const { piece, start } = placed;
  if (offset <= piece.length) spans.push({ start, end: start + piece.length });
  if (
    "cells" in piece &&
    piece.open !== undefined &&
    piece.close !== undefined &&
    piece.open < offset &&
    offset <= piece.close
  )
    spans.push(shifted({ start: piece.open + 1, end: piece.close }, start));
  if (cell !== undefined) spans.push(shifted(cell.cell, start));
  const words = piece.kind === "file" ? [piece.name] : [cell?.cell.name, cell?.cell.value];
  for (const word of words)
    if (word !== undefined && covers(word, offset)) spans.push(shifted(word, start), shifted(inner(word), start));
  return spans;
}
