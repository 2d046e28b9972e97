// What an edit changes of the items of a file, and of how they fit together.
import type { Block } from "../syntax/database/databaseFile.ts";
import type { NamedBlock } from "./recordNames.ts";

/** Blocks from `first` up to `last` have other items than before; those behind stood `shift` places further up. */
export function changedBlocks(
  blocks: readonly Block[],
  previous: readonly NamedBlock[],
): { readonly first: number; readonly last: number; readonly shift: number } {
  const shift = blocks.length - previous.length;
  let first = 0;
  while (first < blocks.length && previous[first]?.item === blocks[first]?.item) first++;
  let last = blocks.length;
  while (last > Math.max(first, first + shift) && previous[last - 1 - shift]?.item === blocks[last - 1]?.item) last--;
  return { first, last, shift };
}

export function isTypedAs({ item }: Block, before: NamedBlock | undefined): boolean {
  return (
    item.kind === "record" &&
    before?.item.kind === "record" &&
    item.type?.text === before.item.type?.text &&
    item.name?.text === before.item.name?.text
  );
}

/** Whether nothing that items see of each other has changed, and no item that has changed is in `conflicts`. */
export function fitAsBefore(
  blocks: readonly NamedBlock[],
  previous: readonly NamedBlock[],
  conflicts: readonly { readonly block: Block }[],
): boolean {
  const { first, last, shift } = changedBlocks(blocks, previous);
  if (shift !== 0) return false;
  const before = previous.slice(first, last);
  const own = new Set(before.map(({ item }) => item));
  return (
    blocks.slice(first, last).every((block, index) => {
      const old = before[index];
      return old !== undefined && isTypedAs(block, old) && outline(block) === outline(old);
    }) && !conflicts.some(({ block }) => own.has(block.item))
  );
}

function outline({ names, files }: NamedBlock): string {
  return JSON.stringify([
    names.map(({ name, role, field }) => [name, role, field?.name]),
    files.map(({ name, kind }) => [name, kind]),
  ]);
}

/** Conflicts of items that have moved. */
export function moved<T extends { readonly block: Block }>(
  conflicts: readonly T[],
  blocks: readonly NamedBlock[],
): readonly T[] {
  if (conflicts.length === 0) return conflicts;
  const places = new Map(blocks.map((block) => [block.item, block]));
  return conflicts.map((conflict) => ({ ...conflict, block: places.get(conflict.block.item) ?? conflict.block }));
}
