import { DiagnosticSeverity } from "vscode-languageserver-types";
import { refusalsOf } from "../refusals.ts";
import type { Rule } from "../rule.ts";

export const syntaxError: Rule = {
  code: "syntax-error",
  severity: DiagnosticSeverity.Error,
  description: "The file is refused by the tool that reads it, or by both where it is not known which one does.",
  check: (substitutions) =>
    refusalsOf(substitutions).flatMap(({ kind, span, message }) => (kind === "all" ? [{ span, message }] : [])),
};
