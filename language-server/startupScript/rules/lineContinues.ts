import { DiagnosticSeverity } from "vscode-languageserver-types";
import { iocshMessage } from "../../ioc/scriptEvaluation/iocshMessages.ts";
import type { Rule } from "../rule.ts";

export const lineContinues: Rule = {
  code: "line-continues",
  severity: DiagnosticSeverity.Information,
  description:
    "A command continued by a backslash needs EPICS base 7.0.10; an error where the setting names an older one.",
  check: ({ kind, line, problem }, { base }) => {
    if (problem?.kind === "trailingBackslash") {
      const printed = iocshMessage({ kind: "trailingBackslash" }, base);
      const message = `Continuing a line needs EPICS base 7.0.10; that of ${base} does not run this line: “${printed}”`;
      return [{ span: { start: problem.start, end: problem.end }, message, severity: DiagnosticSeverity.Error }];
    }
    const next = line.pieces[1];
    if (line.unfinished === true && kind !== "comment") {
      const span = { start: line.text.length, end: line.text.length };
      const message = "The script ends where this line should go on, so iocsh does not run it.";
      return [{ span, message, severity: DiagnosticSeverity.Warning }];
    }
    if (kind === "comment" || next === undefined) return [];
    const message = "Continuing a line needs EPICS base 7.0.10; before, iocsh stops here with “Trailing backslash.”";
    return [{ span: { start: Math.max(0, next.start - 1), end: next.start }, message }];
  },
};
