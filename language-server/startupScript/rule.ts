import type { DiagnosticRelatedInformation, DiagnosticSeverity } from "vscode-languageserver-types";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import type { Span } from "../text/span.ts";
import type { StartupScript } from "./startupScript.ts";

export interface Problem {
  /** In the text of the line. */
  readonly span: Span;
  /** A whole sentence in the words of the domain. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: DiagnosticSeverity;
  readonly related?: readonly DiagnosticRelatedInformation[];
}

export interface Rule {
  /** Kebab-case, stable: people put it in settings. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** One line, for the table of rules. */
  readonly description: string;
  /** Looks at one line that iocsh reaches; called for comments too. */
  check(line: EvaluatedLine, script: StartupScript): readonly Problem[];
}
