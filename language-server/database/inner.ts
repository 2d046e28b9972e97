import type { Json, Word } from "../syntax/database/databaseFile.ts";
import type { Span } from "../text/span.ts";

/** Without the quotes. */
export function inner(written: Word | Json): Span {
  const quoted = "quoted" in written ? written.quoted : written.kind === "string";
  return quoted ? { start: written.start + 1, end: written.end - 1 } : { start: written.start, end: written.end };
}
