import type { FoldingRange } from "vscode-languageserver-types";
import { commentFolds } from "../text/commentFolds.ts";
import type { Substitutions } from "./substitutions.ts";

/** Templates, rows and globals of several lines, comments. The line of the closing brace stays visible. */
export function foldSubstitutions({ structure, file, lines }: Substitutions): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const fold = (start: number, end: number, closed: boolean): void => {
    const startLine = lines.positionAt(start).line;
    const endLine = lines.positionAt(end).line - (closed ? 1 : 0);
    if (endLine > startLine) ranges.push({ startLine, endLine });
  };
  for (const { head, end, close } of structure.blocks) fold(head.start, end, close !== undefined);
  for (const { start, piece } of file.pieces)
    if ("cells" in piece && file.text.slice(start, start + piece.length).includes("\n"))
      fold(start, start + piece.length, piece.close !== undefined);
  return [...ranges, ...commentFolds(lines)];
}
