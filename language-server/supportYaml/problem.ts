import type { Span } from "../text/span.ts";
import type { Fix } from "./fix.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** What a rule found. Rules on one entity model count spans from its piece, rules on the file from the file's start. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
  /** The other place in the same piece one has to look at. */
  readonly related?: { readonly message: string; readonly span: Span };
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
  /** Shown faded. */
  readonly unnecessary?: true;
}

export interface Problem extends Finding {
  /** `unknown-key` */
  readonly code: string;
  readonly severity: Severity;
}
