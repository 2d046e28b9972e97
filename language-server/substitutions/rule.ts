import type { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Span } from "../text/span.ts";
import type { TextChange } from "../text/textChange.ts";
import type { Substitutions } from "./substitutions.ts";

export interface Fix {
  readonly title: string;
  /** Made when somebody asks for it: a column has many rows. */
  edits(): readonly TextChange[];
}

export interface Problem {
  readonly span: Span;
  /** A whole sentence in the words of the domain. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: DiagnosticSeverity;
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
}

export interface Rule {
  /** Kebab-case, stable: people put it in settings. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** One line, for the table of rules. */
  readonly description: string;
  check(substitutions: Substitutions): readonly Problem[];
}

export interface FoundProblem {
  readonly rule: Rule;
  readonly problem: Problem;
}

/** For a “Did you mean …?”; nothing is near, nothing to change. */
export function changeTo(meant: string | undefined, span: Span): readonly Fix[] {
  return meant === undefined ? [] : [{ title: `Change to \`${meant}\``, edits: () => [{ span, text: meant }] }];
}
