import { DiagnosticSeverity, type Diagnostic, type Range } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import { shifted } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import { fileProblems } from "./fileProblems.ts";
import type { Problem, Related, Severity } from "./problem.ts";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
};

// Messages quote what is written, and that may be a page of text in the wrong place.
const MAX_MESSAGE = 600;

export function diagnostics(analysis: IocAnalysis): readonly Diagnostic[] {
  const ofEntities = analysis.entities.flatMap(({ start, checked }) =>
    checked.problems.map((problem) => ({ ...problem, span: shifted(problem.span, start) })),
  );
  return [...fileProblems(analysis), ...ofEntities]
    .sort((a, b) => a.span.start - b.span.start)
    .map((problem) => asDiagnostic(problem, analysis));
}

export function asDiagnostic({ span, severity, code, message, related }: Problem, analysis: IocAnalysis): Diagnostic {
  return {
    range: analysis.lines.rangeOf(span),
    severity: SEVERITIES[severity],
    code,
    source: "EPICS IOC",
    message: message.length > MAX_MESSAGE ? `${message.slice(0, MAX_MESSAGE)}…` : message,
    ...(related && { relatedInformation: [{ message: related.message, location: location(related, analysis) }] }),
  };
}

function location({ at }: Related, { uri, lines }: IocAnalysis): { uri: string; range: Range } {
  return "path" in at ? { uri: uriOfPath(at.path), range: at.range } : { uri, range: lines.rangeOf(at) };
}
