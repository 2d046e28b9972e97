import type { Position, SelectionRange } from "vscode-languageserver-types";
import { parseTemplate } from "../syntax/jinja/parseTemplate.ts";
import { partsAt } from "../syntax/jinja/templateElement.ts";
import { enclosingSpans } from "../syntax/yaml/enclosingSpans.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import { documentSymbols } from "./documentSymbols.ts";
import { jinjaValueAt, placesOf } from "./jinja/jinjaValues.ts";
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
  const parts = jinjaParts(analysis, offset);
  let range: SelectionRange = { range: analysis.lines.rangeOf({ start: 0, end: analysis.lines.text.length }) };
  let around: Span = { start: 0, end: analysis.lines.text.length };
  for (const span of [...outer, ...inner, ...parts]) {
    if (!covers(span, offset) || !isInside(span, around)) continue;
    around = span;
    range = { range: analysis.lines.rangeOf(span), parent: range };
  }
  return range;
}

/** Of an expression in the value: `{{ a.b | upper }}`, `a.b | upper`, `a.b`, `a`. */
function jinjaParts(analysis: IocAnalysis, offset: number): readonly Span[] {
  const value = jinjaValueAt(analysis, offset);
  const places = value && placesOf(value, analysis);
  const inside = places?.toContent(offset);
  if (value === undefined || places === undefined || inside === undefined) return [];
  const { text } = value.scalar;
  return partsAt(parseTemplate(text), inside)
    .filter(({ start, end }) => isWhole(text.slice(start, end)))
    .map((span) => places.toText(span));
}

/** Parentheses around an operand are in no expression: `a ~ b) | upper` is no part to select. */
function isWhole(source: string): boolean {
  return source.split("(").length === source.split(")").length;
}

/** Editors demand that each is really larger than the one in it. */
function isInside(span: Span, around: Span): boolean {
  return span.start >= around.start && span.end <= around.end && span.end - span.start < around.end - around.start;
}
