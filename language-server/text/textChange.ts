import type { Span } from "./span.ts";

/** Other text for a stretch of the text it was made for. */
export interface TextChange {
  readonly span: Span;
  readonly text: string;
}
