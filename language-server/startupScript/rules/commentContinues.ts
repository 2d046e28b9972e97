import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../rule.ts";

export const commentContinues: Rule = {
  code: "comment-continues",
  severity: DiagnosticSeverity.Warning,
  description: "A comment that ends in a backslash swallows the next line (since EPICS base 7.0.10).",
  check: ({ kind, line }) => {
    const next = line.pieces[1];
    // An empty line, or one that is a comment itself, loses nothing.
    if (kind !== "comment" || next === undefined || /^\s*(#.*)?$/.test(line.text.slice(next.start))) return [];
    const span = { start: Math.max(0, next.start - 1), end: next.start };
    return [
      {
        span,
        message: "The backslash makes the next line part of this comment since EPICS base 7.0.10, so it does not run.",
      },
    ];
  },
};
