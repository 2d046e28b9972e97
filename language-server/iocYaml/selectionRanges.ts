import type { Position, SelectionRange } from "vscode-languageserver-types";
import { enclosingSpans } from "../syntax/yaml/enclosingSpans.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import { documentSymbols } from "./documentSymbols.ts";
import { pieceAt } from "./pieceAt.ts";

/** Word by word outwards: value, name with its value, entity, list, file. */
export function selectionRanges(analysis: IocAnalysis, positions: readonly Position[]): readonly SelectionRange[] {
  const outer = [{ start: 0, end: analysis.lines.text.length }, ...listSpans(analysis)];
  return positions.map((position) => chain(analysis, outer, analysis.lines.offsetAt(position)));
}

/** The list is in pieces: `entities` with all of them, then they alone. */
function listSpans(analysis: IocAnalysis): readonly Span[] {
  const { lines, file } = analysis;
  const [item] = file.yaml.items ?? [];
  if (item === undefined) return [];
  const start = item.start + (/^ */.exec(item.piece.text)?.[0].length ?? 0);
  return documentSymbols(analysis).flatMap(({ range, children }) => {
    const end = lines.offsetAt(range.end);
    return children
      ? [
          { start: lines.offsetAt(range.start), end },
          { start, end },
        ]
      : [];
  });
}

function chain(analysis: IocAnalysis, outer: readonly Span[], offset: number): SelectionRange {
  const located = pieceAt(analysis.file, offset);
  const root = located?.piece.root;
  const inner =
    located === undefined || root === undefined
      ? []
      : enclosingSpans(root, located.piece.text, offset - located.start).map((span) => shifted(span, located.start));
  let range: SelectionRange = { range: analysis.lines.rangeOf({ start: 0, end: analysis.lines.text.length }) };
  let around: Span = { start: 0, end: analysis.lines.text.length };
  for (const span of [...outer, ...inner]) {
    if (!covers(span, offset) || !isInside(span, around)) continue;
    around = span;
    range = { range: analysis.lines.rangeOf(span), parent: range };
  }
  return range;
}

/** Editors demand that each is really larger than the one in it. */
function isInside(span: Span, around: Span): boolean {
  return span.start >= around.start && span.end <= around.end && span.end - span.start < around.end - around.start;
}
