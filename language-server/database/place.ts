import type { Position } from "vscode-languageserver-types";
import type { RecordType } from "../catalogue/recordTypes.ts";
import type { Block, Entry, Item } from "../syntax/database/databaseFile.ts";
import { covers } from "../text/span.ts";
import type { Database } from "./database.ts";

export interface Place {
  readonly block: Block;
  readonly item: Item;
  /** In the item. */
  readonly offset: number;
  readonly entry: Entry | undefined;
  /** Of a record; of one that adds to another, that one's. */
  readonly type: RecordType | undefined;
}

/** Of the item that the position touches, or that begins before it and is not closed. */
export function placeAt(database: Database, position: Position): Place | undefined {
  const at = database.lines.offsetAt(position);
  const { blocks } = database.file;
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low - 1];
  if (block === undefined) return undefined;
  const { item } = block;
  const offset = at - block.start;
  const isOpen = item.kind === "record" && item.body !== undefined && item.body.close === undefined;
  if (offset > item.text.length && !isOpen) return undefined;
  const entries = item.kind === "record" ? (item.body?.entries ?? []) : [];
  const type = database.checked[low - 1]?.type;
  return { block, item, offset, type, entry: entries.find((entry) => covers(entry, offset)) };
}
