import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import type { RuleSeverity, Settings } from "./settings.ts";

const SEVERITIES: Readonly<Record<Exclude<RuleSeverity, "off">, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The diagnostics with the severities the person has set for their rules. */
export function asSet(diagnostics: readonly Diagnostic[], { rules }: Settings): readonly Diagnostic[] {
  if (rules.size === 0) return diagnostics;
  return diagnostics.flatMap((diagnostic) => {
    const set = rules.get(String(diagnostic.code));
    if (set === undefined) return [diagnostic];
    return set === "off" ? [] : [{ ...diagnostic, severity: SEVERITIES[set] }];
  });
}
