import { FoldingRangeKind, type FoldingRange } from "vscode-languageserver-types";
import type { LineIndex } from "./lineIndex.ts";

/** Comments of several lines, and what `# region` and `# endregion` enclose. */
export function commentFolds(lines: LineIndex): readonly FoldingRange[] {
  const found: FoldingRange[] = [];
  const regions: number[] = [];
  let first: number | undefined;
  for (let line = 0; line <= lines.lineCount; line++) {
    const text = lines.line(line);
    const marker = /^\s*#\s*(region|endregion)\b/.exec(text)?.[1];
    if (/^\s*#/.test(text) && marker === undefined) {
      first ??= line;
      continue;
    }
    if (first !== undefined && line - 1 > first)
      found.push({ startLine: first, endLine: line - 1, kind: FoldingRangeKind.Comment });
    first = undefined;
    if (marker === "region") regions.push(line);
    const start = marker === "endregion" ? regions.pop() : undefined;
    if (start !== undefined) found.push({ startLine: start, endLine: line, kind: FoldingRangeKind.Region });
  }
  return found;
}
