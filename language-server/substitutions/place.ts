import type { Position } from "vscode-languageserver-types";
import { firstWhere } from "../syntax/substitutions/parseSubstitutions.ts";
import type { Cell, Placed } from "../syntax/substitutions/substitutionsFile.ts";
import type { Table, TemplateBlock } from "../syntax/substitutions/templateBlocks.ts";
import { covers } from "../text/span.ts";
import type { Substitutions } from "./substitutions.ts";

export interface Place {
  /** In the document. */
  readonly at: number;
  /** What the position touches, or is in. */
  readonly placed: Placed | undefined;
  /** Of the position, from the beginning of the piece. */
  readonly offset: number;
  readonly cell: { readonly cell: Cell; readonly index: number } | undefined;
  /** In whose braces the position is. */
  readonly block: TemplateBlock | undefined;
  readonly table: Table | undefined;
}

export function placeAt({ lines, file, structure }: Substitutions, position: Position): Place {
  const at = lines.offsetAt(position);
  const placed = pieceAt(file.pieces, at);
  const offset = at - (placed?.start ?? 0);
  const cells = placed !== undefined && "cells" in placed.piece ? placed.piece.cells : [];
  const index = cells.findIndex((cell) => covers(cell, offset));
  const cell = cells[index];
  const block = structure.blocks.findLast(({ head }) => head.start <= at);
  const inside = block !== undefined && (block.close === undefined || at < block.end) ? block : undefined;
  const table = inside?.tables.findLast(({ pattern, rows }) => ((pattern ?? rows[0])?.start ?? Infinity) <= at);
  return { at, placed, offset, cell: cell && { cell, index }, block: inside, table };
}

function pieceAt(pieces: readonly Placed[], at: number): Placed | undefined {
  const placed = pieces[firstWhere(pieces, ({ start }) => start > at) - 1];
  if (placed === undefined) return undefined;
  const { piece, start } = placed;
  const isOpen = "open" in piece && piece.open !== undefined && "close" in piece && piece.close === undefined;
  return at <= start + piece.length || isOpen ? placed : undefined;
}
