import type { TextChange } from "../../text/textChange.ts";

/** A change that leaves what ibek generates as it is. */
export interface Refactoring {
  readonly title: string;
  /** As LSP has them: `refactor.extract`. */
  readonly kind: string;
  /** Spans count from the file's start. */
  readonly change: TextChange;
}
