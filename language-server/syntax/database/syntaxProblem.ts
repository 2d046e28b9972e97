import type { Span } from "../../text/span.ts";

/** Counted like the rest of the item. */
export interface SyntaxProblem extends Span {
  readonly kind: "unexpected" | "unclosedQuote" | "badString" | "badCharacter" | "byteOrderMark" | "unclosedBody";
  /** A whole sentence. */
  readonly message: string;
  /** What may stand in its place. */
  readonly replacement?: string;
}
