import type { Span } from "../../text/span.ts";

/** One character of a scalar's content, or the two UTF-16 halves of one, and the text that stands for it: `\n` is two characters long. */
export interface ContentUnit extends Span {
  readonly text: string;
}
