// Editors that ask for folding no longer fold by indentation themselves, so all that has several lines is here.
import type { DocumentSymbol, FoldingRange } from "vscode-languageserver-types";
import { commentFolds } from "../../text/commentFolds.ts";
import type { LineIndex } from "../../text/lineIndex.ts";
import { shifted } from "../../text/span.ts";
import { foldSpans } from "./foldSpans.ts";
import type { YamlFile } from "./yamlFile.ts";

/** `symbols`: of the whole file, as its list is in pieces. */
export function foldingOf(
  { frames, items }: YamlFile,
  lines: LineIndex,
  symbols: readonly DocumentSymbol[],
): readonly FoldingRange[] {
  /** The last line of what begins on a line; of several the longest. */
  const ends = new Map<number, number>();
  const add = (start: number, end: number): void => {
    if (end > start) ends.set(start, Math.max(end, ends.get(start) ?? 0));
  };
  for (const { range, children } of symbols) if (children) add(range.start.line, range.end.line);
  for (const { start, piece } of [...frames, ...(items ?? [])]) {
    for (const span of foldSpans(piece.root, piece.text)) {
      const { start: from, end: to } = lines.rangeOf(shifted(span, start));
      add(from.line, to.line);
    }
  }
  return [...[...ends].map(([startLine, endLine]) => ({ startLine, endLine })), ...commentFolds(lines)].sort(
    (a, b) => a.startLine - b.startLine,
  );
}
