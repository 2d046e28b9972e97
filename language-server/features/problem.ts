import type { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Span } from "../text/span.ts";
import type { TextChange } from "../text/textChange.ts";

/** What would end a problem, as changes to the document. */
export interface Fix {
  readonly title: string;
  readonly changes: readonly TextChange[];
}

export interface Problem {
  /** In the document. */
  readonly span: Span;
  /** A whole sentence in the words of the domain. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: DiagnosticSeverity;
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
}

/** Looks at one version of a document and all that follows from it. */
export interface Rule<Model> {
  /** Kebab-case, stable: people put it in settings. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** One line, for the table of rules. */
  readonly description: string;
  check(model: Model): readonly Problem[];
}

/** For a “Did you mean …?”; nothing is near, nothing to change. */
export function changeTo(meant: string | undefined, span: Span): readonly Fix[] {
  return meant === undefined ? [] : [{ title: `Change to \`${meant}\``, changes: [{ span, text: meant }] }];
}
