import type { Span } from "../../text/span.ts";

// Ten times the largest file seen; parsing takes about a second per megabyte.
const MAX_CHARACTERS = 4_000_000;

export interface Refusal {
  readonly message: string;
  readonly span: Span;
  /** What is too much for us, not for ibek: `the file has more than 4 million characters`. */
  readonly unread?: string;
}

/** Whether a text is worth giving to the parser; if not, why and where that shows. */
export function refusal(text: string): Refusal | undefined {
  if (text.length > MAX_CHARACTERS) {
    const unread = `the file has more than ${MAX_CHARACTERS / 1_000_000} million characters`;
    return { message: `Not checked here: ${unread}.`, span: { start: 0, end: 1 }, unread };
  }
  // eslint-disable-next-line no-control-regex -- these are exactly the characters YAML forbids
  const strange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/.exec(text);
  if (strange === null) return undefined;
  const message =
    "This is not text: YAML does not allow this character. Is the file complete, and is it the right one?";
  return { message, span: { start: strange.index, end: strange.index + 1 } };
}
