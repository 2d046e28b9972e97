// Editors that ask for folding no longer fold by indentation themselves, so all that has several lines is here.
import type { FoldingRange } from "vscode-languageserver-types";
import { foldSpans } from "../syntax/yaml/foldSpans.ts";
import { commentFolds } from "../text/commentFolds.ts";
import { shifted } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";
import { documentSymbols } from "./documentSymbols.ts";

export function foldingRanges(analysis: SupportAnalysis): readonly FoldingRange[] {
  const { lines, file } = analysis;
  /** The last line of what begins on a line; of several the longest. */
  const ends = new Map<number, number>();
  const add = (start: number, end: number): void => {
    if (end > start) ends.set(start, Math.max(end, ends.get(start) ?? 0));
  };
  // The list of entity models is in pieces.
  for (const { range, children } of documentSymbols(analysis)) if (children) add(range.start.line, range.end.line);
  for (const { start, piece } of [...file.yaml.frames, ...(file.yaml.items ?? [])]) {
    for (const span of foldSpans(piece.root, piece.text)) {
      const { start: from, end: to } = lines.rangeOf(shifted(span, start));
      add(from.line, to.line);
    }
  }
  return [...[...ends].map(([startLine, endLine]) => ({ startLine, endLine })), ...commentFolds(lines)].sort(
    (a, b) => a.startLine - b.startLine,
  );
}
