import { DiagnosticSeverity, DiagnosticTag, type Diagnostic } from "vscode-languageserver-types";
import { shifted } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";
import { locatedProblems, type LocatedProblem } from "./locatedProblems.ts";
import type { Severity } from "./problem.ts";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

// Messages quote what is written, and that may be a page of text in the wrong place.
const MAX_MESSAGE = 600;

export function diagnostics(analysis: SupportAnalysis): readonly Diagnostic[] {
  return locatedProblems(analysis).map((located) => asDiagnostic(located, analysis));
}

export function asDiagnostic({ problem, start }: LocatedProblem, { uri, lines }: SupportAnalysis): Diagnostic {
  const { span, severity, code, message, related, unnecessary } = problem;
  return {
    range: lines.rangeOf(shifted(span, start)),
    severity: SEVERITIES[severity],
    code,
    source: "EPICS IOC",
    message: message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message,
    ...(unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related && {
      relatedInformation: [
        { message: related.message, location: { uri, range: lines.rangeOf(shifted(related.span, start)) } },
      ],
    }),
  };
}
