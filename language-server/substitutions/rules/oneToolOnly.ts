import { DiagnosticSeverity } from "vscode-languageserver-types";
import { portableFix } from "../portableForm.ts";
import { refusalsOf } from "../refusals.ts";
import type { Rule } from "../rule.ts";

export const oneToolOnly: Rule = {
  code: "one-tool-only",
  severity: DiagnosticSeverity.Information,
  description:
    "Only one of `msi` (at build time) and `dbLoadTemplate` (in the IOC) takes what is written; a warning where a Makefile, a startup script or ibek uses the other one.",
  check: (substitutions) =>
    refusalsOf(substitutions).flatMap(({ kind, span, message, certain }) => {
      if (kind === "all") return [];
      const severity = certain ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information;
      return [{ span, message, severity, fixes: portableFix(substitutions) }];
    }),
};
