import type { Span } from "../../text/span.ts";
import { cutSequence } from "./cutSequence.ts";
import { parsePiece } from "./parsePiece.ts";
import type { YamlPiece } from "./yamlNode.ts";

// Ten times the largest ioc.yaml seen; parsing takes about a second per megabyte.
const MAX_CHARACTERS = 4_000_000;

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
  readonly refused?: { readonly message: string; readonly span: Span };
}

/** Parses a file whose bulk is the list under `key`. Items and frames whose text is as before are taken over from `previous`. */
export function parseYamlFile(text: string, key: string, previous: YamlFile | undefined): YamlFile {
  const refused = refusal(text);
  if (refused !== undefined) return { frames: [], items: undefined, refused };
  const cut = cutSequence(text, key);
  if (cut === undefined) return { frames: [{ start: 0, piece: parsePiece(text) }], items: undefined };
  const { itemStarts, end } = cut;
  const firstItem = itemStarts[0] ?? end;
  const before = new Map(previous?.frames.map(({ piece }) => [piece.text, piece]));
  const frame = (start: number, stop: number): PlacedPiece => {
    const source = text.slice(start, stop);
    return { start, piece: before.get(source) ?? parsePiece(source) };
  };
  const frames = [frame(0, firstItem), ...(end < text.length ? [frame(end, text.length)] : [])];
  return { frames, items: placeItems(text, itemStarts, end, previous?.items ?? []) };
}

function refusal(text: string): YamlFile["refused"] {
  if (text.length > MAX_CHARACTERS) {
    const message = `The file has more than ${MAX_CHARACTERS / 1_000_000} million characters: it is not read.`;
    return { message, span: { start: 0, end: 1 } };
  }
  // eslint-disable-next-line no-control-regex -- these are exactly the characters YAML forbids
  const strange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (strange === null) return undefined;
  const message =
    "This is not text: YAML does not allow this character. Is the file complete, and is it the right one?";
  return { message, span: { start: strange.index, end: strange.index + 1 } };
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
