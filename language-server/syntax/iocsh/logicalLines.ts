// What iocsh reads as one line. Since EPICS base 7.0.10 a backslash before the line end joins the next line, also inside
// quotes and in comments (observed); before, the backslash is the error `Trailing backslash.`.
import type { Position, Range } from "vscode-languageserver-types";

/** Part of a logical line that lies in one line of the document. */
interface Piece {
  /** Where it starts in the logical line. */
  readonly start: number;
  /** The document line it is from; it begins at character 0 there. */
  readonly line: number;
}

export interface LogicalLine {
  /** Joined text, without line ends; a carriage return before the line end is kept, iocsh takes it as a separator. */
  readonly text: string;
  /** At least one; more where lines were continued. */
  readonly pieces: readonly [Piece, ...Piece[]];
  /** The script ends where the line should go on; iocsh drops it then. */
  readonly unfinished?: true;
}

/** `joins`: a backslash before the line end joins the next line. */
export function logicalLines(text: string, joins = true): readonly LogicalLine[] {
  const lines: LogicalLine[] = [];
  let joined = "";
  let pieces: [Piece, ...Piece[]] | undefined;
  const physicalLines = text.split("\n");
  for (const [line, physical] of physicalLines.entries()) {
    const piece = { start: joined.length, line };
    if (pieces === undefined) pieces = [piece];
    else pieces.push(piece);
    const continued = joins && physical.endsWith("\\");
    joined += continued ? physical.slice(0, -1) : physical;
    const last = line === physicalLines.length - 1;
    if (continued && !last) continue;
    // Behind the last line end there is no line.
    const unfinished = continued || (last && physical === "" && pieces.length > 1);
    lines.push(unfinished ? { text: joined, pieces, unfinished } : { text: joined, pieces });
    joined = "";
    pieces = undefined;
  }
  return lines;
}

function positionIn(line: LogicalLine, offset: number): Position {
  const piece = line.pieces.findLast((candidate) => candidate.start <= offset) ?? line.pieces[0];
  return { line: piece.line, character: offset - piece.start };
}

/** Where a stretch of a logical line lies in the document. */
export function rangeIn(line: LogicalLine, start: number, end: number): Range {
  return { start: positionIn(line, start), end: positionIn(line, end) };
}

export function lastDocumentLine(line: LogicalLine): number {
  return line.pieces.at(-1)?.line ?? line.pieces[0].line;
}

/** The offset in the logical line of a position in one of its document lines. */
export function offsetIn(line: LogicalLine, position: Position): number {
  const piece = line.pieces.find((candidate) => candidate.line === position.line) ?? line.pieces[0];
  return piece.start + position.character;
}
