import { DiagnosticSeverity } from "vscode-languageserver-types";
import { macroReferences } from "../../syntax/iocsh/macroReferences.ts";
import type { Rule } from "../rule.ts";

export const unclosedMacro: Rule = {
  code: "unclosed-macro",
  severity: DiagnosticSeverity.Warning,
  description: "A macro reference has no closing bracket of its own kind.",
  check: ({ kind, line }) => {
    if (kind === "comment") return [];
    return macroReferences(line.text)
      .filter((reference) => !reference.closed)
      .slice(0, 1)
      .map(({ start, nameEnd }) => {
        const closer = line.text.charAt(start + 1) === "(" ? ")" : "}";
        return { span: { start, end: nameEnd }, message: `The macro reference is not closed by \`${closer}\`.` };
      });
  },
};
