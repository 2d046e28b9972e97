import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ContentRule } from "../contentRule.ts";
import { loadSpan } from "../loadSpan.ts";

export const missingTemplate: ContentRule = {
  code: "missing-template",
  severity: DiagnosticSeverity.Warning,
  description:
    "A substitutions file names a template that is not where the IOC looks for it. Only a hint where an include before it could not be read or nothing is built yet.",
  check: ({ line, loads }) =>
    loads
      .filter(({ kind, through }) => kind === "substitutions" && through.length === 0)
      .flatMap((load) => {
        const missing = new Map(
          load.databases.flatMap(({ name, finding, row }) =>
            finding.kind === "missing" && row !== undefined ? [[name, { finding, row }] as const] : [],
          ),
        );
        return [...missing].map(([name, { finding, row }]) => ({
          span: loadSpan(line, load),
          message: `The template \`${name}\` in line ${row.range.start.line + 1} of \`${load.name}\` is not there: \`${finding.path}\`.`,
          ...(!(finding.certain && line.before.complete) && { severity: DiagnosticSeverity.Hint }),
        }));
      }),
};
