// Columns below each other, as people see them: a cell is as wide as it is written, quotes and all.
import type { TextEdit } from "vscode-languageserver-types";
import type { Placed, PatternPiece, RowPiece } from "../syntax/substitutions/substitutionsFile.ts";
import type { Table } from "../syntax/substitutions/templateBlocks.ts";
import type { TextChange } from "../text/textChange.ts";
import type { Substitutions } from "./substitutions.ts";

/** Changes white space between cells only; what spans lines, holds comments or is half-typed stays. */
export function formatSubstitutions({ structure, file, lines }: Substitutions): readonly TextEdit[] {
  const changes = structure.blocks.flatMap(({ tables }) => tables.flatMap((table) => tableEdits(table, file.text)));
  return changes
    .filter(({ span, text }) => file.text.slice(span.start, span.end) !== text)
    .map(({ span, text }) => ({ range: lines.rangeOf(span), newText: text }));
}

interface Line {
  readonly placed: Placed<RowPiece> | Placed<PatternPiece>;
  readonly cells: readonly string[];
}

function tableEdits({ pattern, rows }: Table, text: string): readonly TextChange[] {
  const candidates: readonly (Placed<RowPiece> | Placed<PatternPiece>)[] =
    pattern === undefined ? rows : [pattern, ...rows];
  const all = candidates.flatMap((placed) => lineOf(placed, text));
  const lines = pattern === undefined && !sameNames(all) ? [] : all;
  const widths = columnWidths(lines.length > 0 ? lines : []);
  const margin = marginOf(pattern, rows, text);
  const laidOut = lines.length > 0 ? lines : all;
  return laidOut.flatMap(({ placed, cells }) => {
    const { start, piece } = placed;
    const shown = cells.map((cell, index) => cell + " ".repeat(Math.max((widths[index] ?? 0) - widthOf(cell), 0)));
    const complete = lines.length > 0 && cells.length === widths.length;
    const inside = complete ? shown.join(" ") : shown.join(" ").trimEnd();
    const before = indentation(placed, margin, text);
    const span = { start: start + (piece.open ?? 0) - (before?.length ?? 0), end: start + (piece.close ?? 0) + 1 };
    return [{ span, text: `${before === undefined ? "" : (margin ?? "")}{ ${inside} }` }];
  });
}

/** Undefined for what cannot be laid out on its line. */
function lineOf(placed: Placed<RowPiece> | Placed<PatternPiece>, text: string): readonly Line[] {
  const { start, piece } = placed;
  const { open, close, cells } = piece;
  if (open === undefined || close === undefined || cells.length === 0) return [];
  const inside = text.slice(start + open + 1, start + close);
  if (inside.includes("\n")) return [];
  const written: string[] = [];
  let at = start + open + 1;
  for (const [index, { start: from, end, name, value }] of cells.entries()) {
    // Somewhere between two cells there is a comma or white space, and nothing else.
    const gap = text.slice(at, start + from);
    if (!(index === 0 ? /^\s*$/ : /^[\s,]+$/).test(gap) || name?.closed === false || value?.closed === false) return [];
    at = start + end;
    const behind = text.slice(at, start + (cells[index + 1]?.start ?? close));
    written.push(text.slice(start + from, at) + (behind.includes(",") ? "," : ""));
  }
  return /^[\s,]*$/.test(text.slice(at, start + close)) ? [{ placed, cells: written }] : [];
}

function sameNames(lines: readonly Line[]): boolean {
  const names = ({ placed }: Line): string => placed.piece.cells.map(({ name }) => name?.text ?? "").join();
  return lines.every(
    (line) => line.placed.piece.cells[0]?.name !== undefined && names(line) === names(lines[0] ?? line),
  );
}

function columnWidths(lines: readonly Line[]): readonly number[] {
  const widths: number[] = [];
  for (const { cells } of lines)
    for (const [index, cell] of cells.entries()) widths[index] = Math.max(widths[index] ?? 0, widthOf(cell));
  return widths;
}

/** Wide characters of East Asian scripts take two places. */
function widthOf(text: string): number {
  let width = 0;
  for (const c of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(c)
      ? 2
      : /\p{Mn}/u.test(c)
        ? 0
        : 1;
  return width;
}

/** White space in front of the braces of rows: below those of the pattern, if that begins its line and they are on it. */
function marginOf(
  pattern: Placed<PatternPiece> | undefined,
  rows: readonly Placed<RowPiece>[],
  text: string,
): string | undefined {
  const { open } = pattern?.piece ?? {};
  const before = pattern === undefined ? undefined : marginBefore(pattern.start, text);
  if (
    pattern !== undefined &&
    open !== undefined &&
    before !== undefined &&
    !text.slice(pattern.start, pattern.start + open).includes("\n")
  )
    return before + " ".repeat(open);
  const first = rows[0];
  return first === undefined || first.piece.label !== undefined ? undefined : marginBefore(first.start, text);
}

/** Undefined where something stands in front of it on its line. */
function marginBefore(at: number, text: string): string | undefined {
  const margin = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /^[ \t]*$/.test(margin) ? margin : undefined;
}

/** What is replaced by the margin; nothing where the braces do not begin their line, or stay where they are. */
function indentation({ start, piece }: Line["placed"], margin: string | undefined, text: string): string | undefined {
  return piece.kind === "pattern" || piece.label !== undefined || margin === undefined
    ? undefined
    : marginBefore(start, text);
}
