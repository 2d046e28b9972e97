import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import { lastDocumentLine } from "../syntax/iocsh/logicalLines.ts";
import type { StartupScript } from "./startupScript.ts";

/** Comments of several lines, and commands that go on behind a backslash. */
export function foldStartupScript(script: StartupScript): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let comment: { readonly first: number; last: number } | undefined;
  for (const { line } of script.lines) {
    const first = line.pieces[0].line;
    const last = lastDocumentLine(line);
    // What a macro like `$(SIM=#)` switches off still reads as a command.
    if (line.text.trimStart().startsWith("#")) {
      comment ??= { first, last };
      comment.last = last;
      continue;
    }
    ranges.push(...folded(comment?.first ?? first, comment?.last ?? first, FoldingRangeKind.Comment));
    ranges.push(...folded(first, last));
    comment = undefined;
  }
  return [...ranges, ...folded(comment?.first ?? 0, comment?.last ?? 0, FoldingRangeKind.Comment)];
}

function folded(startLine: number, endLine: number, kind?: FoldingRangeKind): readonly FoldingRange[] {
  return endLine > startLine ? [{ startLine, endLine, ...(kind !== undefined && { kind }) }] : [];
}
