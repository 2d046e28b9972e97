import { DiagnosticSeverity } from "vscode-languageserver-types";
import { iocshMessage } from "../../ioc/scriptEvaluation/iocshMessages.ts";
import type { Rule } from "../rule.ts";

export const unbalancedQuote: Rule = {
  code: "unbalanced-quote",
  severity: DiagnosticSeverity.Error,
  description: "A quote is not closed, or the script ends in a backslash: iocsh does not run the line.",
  check: ({ problem, line, expansion }, { base }) => {
    if (problem?.kind !== "unbalancedQuote" || !expansion.executed) return [];
    const { start, end } = problem;
    const text = line.text;
    const escaped =
      text.lastIndexOf('\\"', end) >= 0
        ? " A backslash does not protect a quote inside quotes; use the other kind of quote."
        : "";
    const comment = /\s#/.test(text.slice(0, start))
      ? " iocsh has no comments behind a command, so it reads the quote in this one too."
      : "";
    return [
      {
        span: { start, end },
        message: `This quote is not closed, so iocsh does not run the line.${escaped}${comment} (“${iocshMessage({ kind: "unbalancedQuote" }, base)}”)`,
      },
    ];
  },
};
