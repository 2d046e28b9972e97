import type { DiagnosticSeverity } from "vscode-languageserver-types";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import type { ScriptStart } from "../ioc/scriptEvaluation/scriptStart.ts";
import type { Span } from "../text/span.ts";
import type { Fix } from "./fix.ts";

export interface Problem {
  /** In the text of the line. */
  readonly span: Span;
  /** A whole sentence in the words of the domain. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: DiagnosticSeverity;
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
}

export interface RuleFacts {
  /** Kebab-case, stable: people put it in settings. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** One line, for the table of rules. */
  readonly description: string;
}

export interface Rule extends RuleFacts {
  /** Looks at one line that iocsh reaches; called for blank lines and comments too. */
  check(line: EvaluatedLine, start: ScriptStart): readonly Problem[];
}
