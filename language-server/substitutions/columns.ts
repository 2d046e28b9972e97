// What belongs together in a table: the names of its columns and the cells below them.
import type { Cell, PatternPiece, Piece, Placed, RowPiece, Word } from "../syntax/substitutions/substitutionsFile.ts";
import type { Table } from "../syntax/substitutions/templateBlocks.ts";
import { shifted, type Span } from "../text/span.ts";
import type { TextChange } from "../text/textChange.ts";

/** A word at its place in the file. */
export interface PlacedWord {
  readonly text: string;
  /** Without its quotes. */
  readonly span: Span;
}

export function placedWord(word: Word, start: number): PlacedWord {
  return { text: word.text, span: shifted(inner(word), start) };
}

/** Without its quotes. */
export function inner({ start, end, quote, closed }: Word): Span {
  return quote === "" ? { start, end } : { start: start + 1, end: closed ? end - 1 : end };
}

export function columnNames({ start, piece }: Placed<PatternPiece>): readonly PlacedWord[] {
  return piece.cells.flatMap(({ value }) => (value === undefined ? [] : [placedWord(value, start)]));
}

/** Names that a row gives itself. */
export function givenNames({
  start,
  piece,
}: {
  readonly start: number;
  readonly piece: { readonly cells: readonly Cell[] };
}): readonly PlacedWord[] {
  return piece.cells.flatMap(({ name }) => (name === undefined ? [] : [placedWord(name, start)]));
}

/** A new last column, empty in each row that has all others. */
export function addColumn({ pattern, rows }: Table, name: string): readonly TextChange[] {
  if (pattern === undefined) return rows.flatMap((row) => append(row, `${name}=""`));
  const full = rows.filter(({ piece }) => piece.cells.length >= pattern.piece.cells.length);
  return [...append(pattern, name), ...full.flatMap((row) => append(row, '""'))];
}

function append({ start, piece }: Placed<RowPiece> | Placed<PatternPiece>, text: string): readonly TextChange[] {
  const last = piece.cells.at(-1);
  const at = start + (last?.end ?? (piece.open ?? 0) + 1);
  return [{ span: { start: at, end: at }, text: last === undefined ? text : `, ${text}` }];
}

/** The column without its separator. */
export function removeColumn({ pattern, rows }: Table, index: number): readonly TextChange[] {
  const all: readonly Placed[] = pattern === undefined ? rows : [pattern, ...rows];
  return all.flatMap(({ start, piece }) => removeCell(start, piece, index));
}

export function removeCell(start: number, piece: Piece, index: number): readonly TextChange[] {
  const cells = "cells" in piece ? piece.cells : [];
  const cell = cells[index];
  if (cell === undefined) return [];
  const before = cells[index - 1];
  const next = cells[index + 1];
  const span =
    next === undefined ? { start: before?.end ?? cell.start, end: cell.end } : { start: cell.start, end: next.start };
  return [{ span: shifted(span, start), text: "" }];
}
