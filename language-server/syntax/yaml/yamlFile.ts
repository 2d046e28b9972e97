import { cutSequence, joinedItems } from "./cutSequence.ts";
import { parsePiece } from "./parsePiece.ts";
import { refusal, type Refusal } from "./refusal.ts";
import { keyWithoutColon } from "./syntaxMessage.ts";
import type { YamlPiece } from "./yamlNode.ts";

export interface PlacedPiece {
  /** Offset of the piece in the file. */
  readonly start: number;
  readonly piece: YamlPiece;
}

export interface YamlFile {
  /** What is around the items: before and after them, or the whole file where it cannot be cut. */
  readonly frames: readonly PlacedPiece[];
  /** One piece per item of the list, each a list of one; undefined where the file cannot be cut. */
  readonly items: readonly PlacedPiece[] | undefined;
  /** Why nothing was read, and where that shows: `This is not text …`. */
  readonly refused?: Refusal;
}

/** Parses a file whose bulk is the list under `key`. Items and frames whose text is as before are taken over from `previous`. */
export function parseYamlFile(text: string, key: string, previous: YamlFile | undefined): YamlFile {
  const refused = refusal(text);
  if (refused !== undefined) return { frames: [], items: undefined, refused };
  const cut = cutSequence(text, key);
  if (cut === undefined) return { frames: [{ start: 0, piece: parsePiece(text) }], items: undefined };
  const { end } = cut;
  const firstItem = cut.itemStarts[0] ?? end;
  const before = new Map(previous?.frames.map(({ piece }) => [piece.text, piece]));
  const frame = (start: number, stop: number): PlacedPiece => {
    const source = text.slice(start, stop);
    return { start, piece: before.get(source) ?? parsePiece(source) };
  };
  const frames = [frame(0, firstItem), ...(end < text.length ? [mappingOnly(frame(end, text.length))] : [])];
  const items = placeItems(text, cut.itemStarts, end, previous?.items ?? []);
  const { itemStarts } = joinedItems(cut, text, (index) => isBroken(items[index]));
  const isCut = itemStarts.length === items.length;
  return { frames, items: isCut ? items : placeItems(text, itemStarts, end, previous?.items ?? []) };
}

/** A quote that is cut is never closed. */
function isBroken(item: PlacedPiece | undefined): boolean {
  return item?.piece.problems.some(({ kind }) => kind === "syntax") === true;
}

/** Behind the list only further keys can follow. */
function mappingOnly({ start, piece }: PlacedPiece): PlacedPiece {
  const { root, problems } = piece;
  const isKeys = root?.kind === "map" && piece.text[root.span.start] !== "{";
  if (root === undefined || isKeys || problems.length > 0) return { start, piece };
  const word = /^\S+/.exec(piece.text.slice(root.span.start))?.[0] ?? "";
  const span = { start: root.span.start, end: root.span.start + word.length };
  return { start, piece: { ...piece, problems: [{ kind: "syntax", span, message: keyWithoutColon(word) }] } };
}

/** An edit leaves the items before and behind it as they are, whatever they move by. */
function placeItems(
  text: string,
  starts: readonly number[],
  end: number,
  before: readonly PlacedPiece[],
): PlacedPiece[] {
  const sources = starts.map((start, index) => text.slice(start, starts[index + 1] ?? end));
  let head = 0;
  while (head < sources.length && head < before.length && before[head]?.piece.text === sources[head]) head++;
  const shift = before.length - sources.length;
  let tail = sources.length;
  while (tail > head && tail + shift > head && before[tail - 1 + shift]?.piece.text === sources[tail - 1]) tail--;
  return sources.map((source, index) => {
    const old = index < head ? before[index] : index >= tail ? before[index + shift] : undefined;
    return { start: starts[index] ?? end, piece: old?.piece ?? parsePiece(source) };
  });
}
