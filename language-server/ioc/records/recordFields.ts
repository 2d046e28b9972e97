import type { Block, Json } from "../../syntax/database/databaseFile.ts";
import { shifted, type Span } from "../../text/span.ts";
import type { LoadedDatabase, LoadedRecord } from "./load.ts";

export interface RecordField {
  /** `DESC` */
  readonly name: string;
  /** Expanded, as written else. */
  readonly value: string;
  /** Of the value in the file. */
  readonly span: Span;
}

/** Fields as the file sets them, in its order; none of a file that is too large to keep. */
export function recordFields({ file, written }: LoadedRecord, { expand }: LoadedDatabase): readonly RecordField[] {
  const block = blockAt(file.tree?.blocks ?? [], written.span.start);
  if (block?.item.kind !== "record") return [];
  const { start, item } = block;
  return (item.body?.entries ?? []).flatMap((entry) => {
    if (entry.kind !== "field" || entry.name === undefined || entry.value === undefined) return [];
    const span = inner(entry.value);
    const value = expand(item.text.slice(span.start, span.end));
    return [{ name: entry.name.text, value, span: shifted(span, start) }];
  });
}

function inner({ kind, start, end }: Json): Span {
  return kind === "string" ? { start: start + 1, end: end - 1 } : { start, end };
}

function blockAt(blocks: readonly Block[], offset: number): Block | undefined {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return blocks[low - 1];
}
