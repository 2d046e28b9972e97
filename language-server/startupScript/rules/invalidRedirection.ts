import { DiagnosticSeverity } from "vscode-languageserver-types";
import { iocshMessage } from "../../ioc/scriptEvaluation/iocshMessages.ts";
import type { Rule } from "../rule.ts";

export const invalidRedirection: Rule = {
  code: "invalid-redirection",
  severity: DiagnosticSeverity.Error,
  description: "`<` or `>` without a file name, or twice: iocsh does not run the line.",
  check: ({ problem, expansion }, { base }) => {
    if (problem === undefined || !expansion.executed) return [];
    const span = { start: problem.start, end: problem.end };
    if (problem.kind === "invalidRedirection")
      return [
        {
          span,
          message: `A file name is missing behind this redirection; iocsh does not run the line. Quote the character if it is text. (“${iocshMessage({ kind: problem.kind }, base)}”)`,
        },
      ];
    if (problem.kind === "doubleRedirection")
      return [{ span, message: "A second redirection of the same kind: iocsh ignores the whole line without a word." }];
    return [];
  },
};
