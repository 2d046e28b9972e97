import type { Diagnostic } from "vscode-languageserver-types";
import type { FoundProblem } from "./rule.ts";
import type { CheckedSubstitutions } from "./checkedSubstitutions.ts";

export function substitutionsDiagnostics(substitutions: CheckedSubstitutions): readonly Diagnostic[] {
  return substitutions.problems.map((found) => asDiagnostic(found, substitutions));
}

export function asDiagnostic({ rule, problem }: FoundProblem, { lines }: CheckedSubstitutions): Diagnostic {
  return {
    range: lines.rangeOf(problem.span),
    severity: problem.severity ?? rule.severity,
    code: rule.code,
    source: "epics-ioc",
    message: problem.message,
  };
}
