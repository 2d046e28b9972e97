import { spellingOf, type Spelling } from "../../syntax/yaml/spelling.ts";
import type { Span } from "../../text/span.ts";

/** A name at its place in a file. */
export interface WrittenName {
  readonly name: string;
  /** With its quotes; of the alias where that brings it. */
  readonly span: Span;
  /** Undefined where it is not written out. */
  readonly spelling: Spelling;
}

/** `text`: that the span counts in. */
export function writtenName(text: string, span: Span, name: string): WrittenName {
  return { name, span, spelling: spellingOf(text, span, name) };
}
