import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Problem, Rule } from "../rule.ts";

export const tooFewValues: Rule = {
  code: "too-few-values",
  severity: DiagnosticSeverity.Warning,
  description:
    "A row has fewer values than the pattern has names; a hint where the template has defaults for all that are missing, information where the template is not found.",
  check: ({ structure, templates }) =>
    structure.blocks.flatMap(({ head, tables }) => {
      const known = templates.byName.get(head.piece.name?.text ?? "")?.macros.macros;
      return tables.flatMap(({ pattern, rows }) => {
        const names = pattern?.piece.cells ?? [];
        return rows.flatMap(({ start, piece: { cells, open, close } }): readonly Problem[] => {
          if (cells.length >= names.length || close === undefined) return [];
          const missing = names.slice(cells.length).map(({ value }) => value?.text ?? "");
          const required = missing.some((name) => known?.get(name)?.required === true);
          const message = `${missing.map((name) => `\`${name}\``).join(", ")} ${missing.length === 1 ? "gets" : "get"} no value: the row has ${cells.length} of ${names.length} values.`;
          return [
            {
              span: { start: start + (cells.at(-1)?.end ?? open), end: start + close + 1 },
              message,
              ...(!required && {
                severity: known === undefined ? DiagnosticSeverity.Information : DiagnosticSeverity.Hint,
              }),
            },
          ];
        });
      });
    }),
};
