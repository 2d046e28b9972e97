import { DiagnosticSeverity } from "vscode-languageserver-types";
import { shifted } from "../../text/span.ts";
import type { Problem, Rule } from "../rule.ts";

export const tooManyValues: Rule = {
  code: "too-many-values",
  severity: DiagnosticSeverity.Warning,
  description: "A row has more values than the pattern has names; the rest is left out.",
  check: ({ structure }) =>
    structure.blocks.flatMap(({ tables }) =>
      tables.flatMap(({ pattern, rows }) => {
        const count = pattern?.piece.cells.length ?? Infinity;
        return rows.flatMap(({ start, piece: { cells } }): readonly Problem[] => {
          const [first, last] = [cells[count], cells.at(-1)];
          if (first === undefined || last === undefined) return [];
          const span = shifted({ start: first.start, end: last.end }, start);
          const extra = { start: cells[count - 1]?.end ?? first.start, end: last.end };
          const message = `Too many values given: ${cells.length} for the ${count} ${count === 1 ? "name" : "names"} of the pattern.`;
          return [
            { span, message, fixes: [{ title: "Remove", edits: () => [{ span: shifted(extra, start), text: "" }] }] },
          ];
        });
      }),
    ),
};
