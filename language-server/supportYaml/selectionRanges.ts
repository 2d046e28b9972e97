import type { Position, SelectionRange } from "vscode-languageserver-types";
import { enclosingSpans } from "../syntax/yaml/enclosingSpans.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";

/** Word by word outwards: value, key with its value, …, entity model, file. */
export function selectionRanges(analysis: SupportAnalysis, positions: readonly Position[]): readonly SelectionRange[] {
  return positions.map((position) => chain(analysis, analysis.lines.offsetAt(position)));
}

function chain({ lines, file: { yaml } }: SupportAnalysis, offset: number): SelectionRange {
  let around: Span = { start: 0, end: lines.text.length };
  let range: SelectionRange = { range: lines.rangeOf(around) };
  // A piece begins where the one before it ends.
  const pieces = [...yaml.frames, ...(yaml.items ?? [])].filter(({ start }) => start <= offset);
  const located = pieces.toSorted((a, b) => a.start - b.start).at(-1);
  const root = located?.piece.root;
  if (located === undefined || root === undefined) return range;
  for (const inner of enclosingSpans(root, located.piece.text, offset - located.start)) {
    const span = shifted(inner, located.start);
    const isInside =
      span.start >= around.start && span.end <= around.end && span.end - span.start < around.end - around.start;
    if (!covers(span, offset) || !isInside) continue;
    around = span;
    range = { range: lines.rangeOf(span), parent: range };
  }
  return range;
}
