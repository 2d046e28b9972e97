import { type Change, changeBetween } from "../../text/changeBetween.ts";
import { parsePiece } from "./parsePiece.ts";
import type { Placed, SubstitutionsFile } from "./substitutionsFile.ts";
import { WordScanner } from "./wordScanner.ts";

/** Any text; never throws. `previous`: of an earlier version, whose pieces are taken over where nothing has changed. */
export function parseSubstitutions(text: string, previous?: SubstitutionsFile): SubstitutionsFile {
  const change = previous === undefined ? undefined : changeBetween(previous.text, text);
  const pieces = previous === undefined || change === undefined ? [] : piecesBefore(previous.pieces, change.start);
  const last = pieces.at(-1);
  const scanner = new WordScanner(text, last === undefined ? 0 : last.start + last.piece.length);
  for (;;) {
    scanner.skipTrivia();
    const start = scanner.at;
    if (start >= text.length) return { text, pieces };
    const rest = previous && change && piecesFrom(start, previous.pieces, change);
    if (rest !== undefined) return { text, pieces: [...pieces, ...rest] };
    pieces.push({ start, piece: parsePiece(scanner) });
  }
}

function piecesBefore(pieces: readonly Placed[], change: number): Placed[] {
  return pieces.slice(
    0,
    firstWhere(pieces, ({ start, piece }) => start + piece.reach > change),
  );
}

/** Those that were parsed before, if one of them began here. */
function piecesFrom(start: number, pieces: readonly Placed[], change: Change): readonly Placed[] | undefined {
  if (start < change.newEnd) return undefined;
  const index = firstWhere(pieces, (each) => each.start >= start - change.shift);
  if (pieces[index]?.start !== start - change.shift) return undefined;
  const rest = pieces.slice(index);
  return change.shift === 0 ? rest : rest.map((each) => ({ start: each.start + change.shift, piece: each.piece }));
}

/** How many pieces come before the first that is so; those behind it are all so. */
export function firstWhere(pieces: readonly Placed[], isSo: (piece: Placed) => boolean): number {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const piece = pieces[middle];
    if (piece === undefined || isSo(piece)) high = middle;
    else low = middle + 1;
  }
  return low;
}
