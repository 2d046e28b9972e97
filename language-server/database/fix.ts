import type { Span } from "../text/span.ts";

/** What would end a problem, as changes to its item. */
export interface Fix {
  readonly title: string;
  /** Spans count in the item, as the problem's does; an empty one inserts. */
  readonly edits: readonly { readonly span: Span; readonly text: string }[];
}

/** For a “Did you mean …?”; nothing is near, nothing to change. */
export function changeTo(meant: string | undefined, span: Span): readonly Fix[] {
  return meant === undefined ? [] : [{ title: `Change to \`${meant}\``, edits: [{ span, text: meant }] }];
}
