import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver-types";
import type { Json } from "../syntax/database/databaseFile.ts";
import type { Span } from "../text/span.ts";
import type { Database } from "./database.ts";

/** Records and tables, values over several lines, comments. */
export function foldDatabase({ file, lines }: Database): readonly FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const fold = ({ start, end }: Span, kind?: FoldingRangeKind): void => {
    const startLine = lines.positionAt(start).line;
    const endLine = lines.positionAt(end).line;
    if (endLine > startLine) ranges.push({ startLine, endLine, ...(kind !== undefined && { kind }) });
  };
  let behind = 0;
  for (const { start, item } of file.blocks) {
    foldComments(lines, behind, start, fold);
    behind = start + item.text.length;
    // The line of the closing brace stays visible.
    fold({ start, end: behind - (item.text.endsWith("}") ? lines.positionAt(behind).character + 1 : 0) });
    if (item.kind === "record" && NESTED.test(item.text))
      for (const entry of item.body?.entries ?? [])
        if ((entry.kind === "field" || entry.kind === "info") && isNested(entry.value))
          fold({ start: start + entry.start, end: start + entry.end });
  }
  foldComments(lines, behind, file.text.length, fold);
  return ranges;
}

/** In the text of a record that may have a value in brackets; few have one. */
const NESTED = /,\s*[{[]/;

function isNested(value: Json | undefined): boolean {
  return value?.kind === "object" || value?.kind === "array";
}

/** Lines between two items that follow each other and begin with `#`. */
function foldComments(
  lines: Database["lines"],
  from: number,
  to: number,
  fold: (span: Span, kind?: FoldingRangeKind) => void,
): void {
  const last = lines.positionAt(to).line;
  for (let line = lines.positionAt(from).line; line <= last; line++) {
    const first = line;
    while (line <= last && lines.line(line).trimStart().startsWith("#")) line++;
    if (line > first) fold({ start: lines.lineStart(first), end: lines.lineStart(line - 1) }, FoldingRangeKind.Comment);
  }
}
