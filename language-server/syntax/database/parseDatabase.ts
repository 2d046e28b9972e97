import { changeBetween } from "../../text/changeBetween.ts";
import type { Block, DatabaseFile, Item } from "./databaseFile.ts";
import { parseItem } from "./parseItem.ts";
import { type Macros, Scanner } from "./scanner.ts";

/** Any text, a tree and its problems; never throws. */
export function parseDatabase(text: string, macros: Macros): DatabaseFile {
  const scanner = new Scanner(text, macros);
  return { text, blocks: parseBlocks(scanner, text.length, () => undefined) };
}

/**
 * The same for a text that differs a little from one that is parsed already: items before and behind the change are
 * taken over, so the work is that of the items it touches.
 */
export function reparseDatabase(text: string, macros: Macros, previous: DatabaseFile): DatabaseFile {
  const change = changeBetween(previous.text, text);
  const kept = firstTouched(previous.blocks, change.start);
  const before = previous.blocks.slice(0, kept);
  const last = before.at(-1);
  const scanner = new Scanner(text, macros, last === undefined ? 0 : last.start + last.item.text.length);
  const old = new Map(
    previous.blocks.slice(kept).flatMap((block, index) => (block.start >= change.oldEnd ? [[block.start, index]] : [])),
  );
  let rest: readonly Block[] = [];
  const middle = parseBlocks(scanner, text.length, (start) => {
    const index = start >= change.newEnd ? old.get(start - change.shift) : undefined;
    if (index === undefined) return false;
    rest = previous.blocks.slice(kept + index);
    return true;
  });
  const behind = change.shift === 0 ? rest : rest.map(({ start, item }) => ({ start: start + change.shift, item }));
  return { text, blocks: [...before, ...middle.map(detached), ...behind] };
}

function parseBlocks(scanner: Scanner, end: number, isKnown: (start: number) => boolean | undefined): Block[] {
  const blocks: Block[] = [];
  for (;;) {
    scanner.skipTrivia();
    const start = scanner.at;
    if (start >= end || isKnown(start) === true) return blocks;
    blocks.push({ start, item: parseItem(scanner) });
  }
}

/** Of the first item whose parsing looked at the changed text, or the number of items. */
function firstTouched(blocks: readonly Block[], change: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block !== undefined && block.start + block.item.reach <= change) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A slice of a text keeps all of it in memory: items parsed again would keep each version of the document. */
function detached({ start, item }: Block): Block {
  return { start, item: JSON.parse(JSON.stringify(item)) as Item };
}
