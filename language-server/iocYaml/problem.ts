import type { SourcePlace } from "../catalogue/entityModels/sourcePlace.ts";
import type { Fix } from "./fix.ts";
import type { Span } from "../text/span.ts";

export type Severity = "error" | "warning" | "information";

/** What a rule found. Rules on one entity count spans from its piece, rules on the file from the file's start. */
export interface Finding {
  readonly span: Span;
  readonly message: string;
  /** Instead of the rule's own. */
  readonly severity?: Severity;
  readonly related?: Related;
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
}

/** The other place one has to look at: in this document, or in a support YAML file. */
export interface Related {
  readonly message: string;
  readonly at: Span | SourcePlace;
}

export interface Problem extends Finding {
  /** `unknown-type` */
  readonly code: string;
  readonly severity: Severity;
}
