import type { Word } from "../syntax/database/databaseFile.ts";
import type { Span } from "../text/span.ts";

/** Without the quotes. */
export function inner({ start, end, quoted }: Word): Span {
  return quoted ? { start: start + 1, end: end - 1 } : { start, end };
}
