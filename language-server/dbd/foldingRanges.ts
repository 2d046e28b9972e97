import type { FoldingRange } from "vscode-languageserver-types";
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import { commentFolds } from "../text/commentFolds.ts";
import type { Dbd } from "./dbd.ts";

/** Menus, record types, fields, tables; comments. The line of the closing brace stays visible. */
export function foldDbd({ file, lines }: Dbd): readonly FoldingRange[] {
  const foldsOf = (statements: readonly Statement[]): readonly FoldingRange[] =>
    statements.flatMap(({ start, body }) => {
      if (body === undefined) return [];
      const startLine = lines.positionAt(start).line;
      const endLine =
        lines.positionAt(body.close ?? lines.text.trimEnd().length).line - (body.close === undefined ? 0 : 1);
      const own = endLine > startLine ? [{ startLine, endLine }] : [];
      return [...own, ...foldsOf(body.statements)];
    });
  return [...foldsOf(file.statements), ...commentFolds(lines)];
}
