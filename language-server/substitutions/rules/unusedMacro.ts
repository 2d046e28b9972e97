import { DiagnosticSeverity, type DiagnosticSeverity as Severity } from "vscode-languageserver-types";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { Table } from "../../syntax/substitutions/templateBlocks.ts";
import { columnNames, givenNames, type PlacedWord, removeCell, removeColumn } from "../columns.ts";
import { changeTo, type Problem, type Rule } from "../rule.ts";
import type { Template } from "../templates.ts";

export const unusedMacro: Rule = {
  code: "unused-macro",
  severity: DiagnosticSeverity.Hint,
  description: "A template gets a macro that it does not use; a warning where a similar one lacks its value.",
  check: ({ structure, templates }) =>
    structure.blocks.flatMap(({ head, tables }) => {
      const name = head.piece.name?.text ?? "";
      const template = templates.byName.get(name);
      if (template?.macros.complete !== true) return [];
      return tables.flatMap((table) => unusedIn(table, template, name));
    }),
};

function unusedIn(table: Table, template: Template, name: string): readonly Problem[] {
  const { pattern, rows } = table;
  const values = new Set<string>();
  // A macro may also be used by the value of another one.
  for (const { piece } of rows)
    for (const { value } of piece.cells)
      if (value?.text.includes("$") === true)
        for (const [, used = ""] of value.text.matchAll(/\$[({](\w+)/g)) values.add(used);
  const unused = (
    words: readonly PlacedWord[],
    remove: (index: number) => ReturnType<typeof removeCell>,
  ): readonly Problem[] =>
    words.flatMap(({ text, span }, index) => {
      if (template.macros.macros.has(text) || values.has(text) || text.includes("$")) return [];
      const given = new Set(words.map((word) => word.text));
      const lacking = [...template.macros.macros.values()].filter((macro) => macro.required && !given.has(macro.name));
      const meant = closestName(
        text,
        lacking.map((macro) => macro.name),
      );
      const severity: Severity = meant === undefined ? DiagnosticSeverity.Hint : DiagnosticSeverity.Warning;
      const fixes = [...changeTo(meant, span), { title: `Remove \`${text}\``, edits: () => remove(index) }];
      return [{ span, message: `${name} does not use \`${text}\`${didYouMean(meant)}`, severity, fixes }];
    });
  if (pattern !== undefined) return unused(columnNames(pattern), (index) => removeColumn(table, index));
  return rows.flatMap((row) => unused(givenNames(row), (index) => removeCell(row.start, row.piece, index)));
}
