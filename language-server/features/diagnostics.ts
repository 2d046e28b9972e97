import type { Diagnostic } from "vscode-languageserver-types";
import type { CheckedText, Found } from "./checkedText.ts";

export function diagnosticsOf(text: CheckedText): readonly Diagnostic[] {
  return text.found.map((found) => asDiagnostic(found, text));
}

export function asDiagnostic({ rule, problem }: Found, { lines }: CheckedText): Diagnostic {
  return {
    range: lines.rangeOf(problem.span),
    severity: problem.severity ?? rule.severity,
    code: rule.code,
    source: "epics-ioc",
    message: problem.message,
  };
}
