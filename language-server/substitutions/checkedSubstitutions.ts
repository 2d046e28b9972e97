import type { FoundProblem } from "./rule.ts";
import type { Substitutions } from "./substitutions.ts";

export interface CheckedSubstitutions extends Substitutions {
  readonly problems: readonly FoundProblem[];
}
