import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { LineIndex } from "../text/lineIndex.ts";
import type { Span } from "../text/span.ts";

/** The spans around each position, widest first, as the chains an editor asks for; the file is around all of them. */
export function selectionChains(
  lines: LineIndex,
  positions: readonly Position[],
  around: (offset: number) => readonly Span[],
): readonly SelectionRange[] {
  return positions.map((position) => {
    const whole = { start: 0, end: lines.text.length };
    let [range, before]: [SelectionRange, Span] = [{ range: lines.rangeOf(whole) }, whole];
    for (const span of around(lines.offsetAt(position))) {
      if (before.start === span.start && before.end === span.end) continue;
      before = span;
      range = { range: lines.rangeOf(span), parent: range };
    }
    return range;
  });
}
