import { changeBetween } from "../../text/changeBetween.ts";
import type { Block, DatabaseFile, Item } from "./databaseFile.ts";
import { parseItem } from "./parseItem.ts";
import { type Macros, Scanner } from "./scanner.ts";
import { BodyReader, SoundRecord } from "./soundRecord.ts";

/** Any text, a tree and its problems; never throws. */
export function parseDatabase(text: string, macros: Macros): DatabaseFile {
  const bodies = new BodyReader(macros);
  const blocks = parseBlocks(
    new Scanner(text, macros),
    (item) => slim(item, bodies),
    () => false,
  );
  return { text, blocks };
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
  const bodies = new BodyReader(macros);
  let next = kept;
  let rest: readonly Block[] = [];
  const isKnown = (start: number): boolean => {
    if (start < change.newEnd) return false;
    const before = start - change.shift;
    while ((previous.blocks[next]?.start ?? before) < before) next++;
    if (previous.blocks[next]?.start !== before) return false;
    rest = previous.blocks.slice(next);
    return true;
  };
  const middle = parseBlocks(scanner, (item) => slim(detached(item), bodies), isKnown);
  const behind = change.shift === 0 ? rest : rest.map(({ start, item }) => ({ start: start + change.shift, item }));
  return { text, blocks: [...before, ...middle, ...behind] };
}

/** Up to the end or to an item that is known. */
function parseBlocks(scanner: Scanner, kept: (item: Item) => Item, isKnown: (start: number) => boolean): Block[] {
  const blocks: Block[] = [];
  for (;;) {
    scanner.skipTrivia();
    const start = scanner.at;
    if (start >= scanner.text.length || isKnown(start)) return blocks;
    blocks.push({ start, item: kept(parseItem(scanner)) });
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
function detached(item: Item): Item {
  return JSON.parse(JSON.stringify(item)) as Item;
}

function slim(item: Item, bodies: BodyReader): Item {
  const isSound = item.kind === "record" && item.problems.length === 0 && item.body?.close !== undefined;
  return isSound ? new SoundRecord(item, bodies) : item;
}
