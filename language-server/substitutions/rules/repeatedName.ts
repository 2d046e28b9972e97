import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Placed, PatternPiece, RowPiece } from "../../syntax/substitutions/substitutionsFile.ts";
import { columnNames, givenNames, type PlacedWord, removeCell, removeColumn } from "../columns.ts";
import type { Fix, Problem, Rule } from "../rule.ts";

export const repeatedName: Rule = {
  code: "repeated-name",
  severity: DiagnosticSeverity.Warning,
  description: "A pattern or a row names a macro twice; the last value counts.",
  check: ({ structure }) =>
    structure.blocks.flatMap(({ tables }) =>
      tables.flatMap((table) => [
        ...(table.pattern === undefined
          ? []
          : repeated(columnNames(table.pattern), (index) => removeColumn(table, index))),
        ...(table.pattern === undefined ? table.rows.flatMap(repeatedIn) : []),
      ]),
    ),
};

function repeatedIn(row: Placed<RowPiece> | Placed<PatternPiece>): readonly Problem[] {
  const names = givenNames(row);
  return repeated(names, (index) => removeCell(row.start, row.piece, index));
}

function repeated(
  names: readonly PlacedWord[],
  remove: (index: number) => ReturnType<Fix["edits"]>,
): readonly Problem[] {
  return names.flatMap(({ text, span }, index) => {
    const first = names.findIndex((name) => name.text === text);
    if (first === index) return [];
    const message = `\`${text}\` is named twice; the last value counts.`;
    return [{ span, message, fixes: [{ title: `Remove the first \`${text}\``, edits: () => remove(first) }] }];
  });
}
