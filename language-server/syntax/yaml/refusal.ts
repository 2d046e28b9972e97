import type { Span } from "../../text/span.ts";

// Ten times the largest file seen; parsing takes about a second per megabyte.
const MAX_CHARACTERS = 4_000_000;

export interface Refusal {
  readonly message: string;
  readonly span: Span;
}

/** Whether a text is worth giving to the parser; if not, why and where that shows. */
export function refusal(text: string): Refusal | undefined {
  if (text.length > MAX_CHARACTERS) {
    const message = `The file has more than ${MAX_CHARACTERS / 1_000_000} million characters: it is not read.`;
    return { message, span: { start: 0, end: 1 } };
  }
  // eslint-disable-next-line no-control-regex -- these are exactly the characters YAML forbids
  const strange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/.exec(text);
  if (strange === null) return undefined;
  const message =
    "This is not text: YAML does not allow this character. Is the file complete, and is it the right one?";
  return { message, span: { start: strange.index, end: strange.index + 1 } };
}
