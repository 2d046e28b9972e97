// One tolerant tree for both dialects of substitutions files. What a tool accepts is the business of its reader.
import type { Span } from "../../text/span.ts";

/** Spans count from the beginning of the piece. */
export interface Word extends Span {
  /** Without its quotes. */
  readonly text: string;
  readonly quote: '"' | "'" | "";
  /** False for a quote that is still open at the end of the line. */
  readonly closed: boolean;
}

/** `BL01`, or `P=BL01`. */
export interface Cell extends Span {
  /** In front of an equals sign. */
  readonly name: Word | undefined;
  /** Undefined where nothing follows the equals sign. */
  readonly value: Word | undefined;
}

interface PieceBase {
  readonly length: number;
  /** How far the parser looked, from the beginning of the piece: as long as nothing changes up to there, the piece stays. */
  readonly reach: number;
}

/** `file "motor.template" {` */
export interface HeadPiece extends PieceBase {
  readonly kind: "file";
  readonly keyword: Span;
  readonly name: Word | undefined;
  /** Of the brace. */
  readonly open: number | undefined;
}

/** `pattern { P, Q }` */
export interface PatternPiece extends PieceBase {
  readonly kind: "pattern";
  readonly keyword: Span;
  readonly open: number | undefined;
  readonly close: number | undefined;
  readonly cells: readonly Cell[];
}

/** `global { P=BL01 }` */
export interface GlobalPiece extends PieceBase {
  readonly kind: "global";
  readonly keyword: Span;
  readonly open: number | undefined;
  readonly close: number | undefined;
  readonly cells: readonly Cell[];
}

/** `{ P=BL01, Q=2 }` or `{ BL01, 2 }`, perhaps behind a word without meaning. */
export interface RowPiece extends PieceBase {
  readonly kind: "row";
  readonly label: Word | undefined;
  readonly open: number;
  readonly close: number | undefined;
  readonly cells: readonly Cell[];
}

/** The `}` of a file, or what cannot be understood. */
export interface OtherPiece extends PieceBase {
  readonly kind: "close" | "junk";
}

export type Piece = HeadPiece | PatternPiece | GlobalPiece | RowPiece | OtherPiece;

/** A piece at its place in the file. */
export interface Placed<P extends Piece = Piece> {
  readonly start: number;
  readonly piece: P;
}

export interface SubstitutionsFile {
  readonly text: string;
  /** In the order of the text. */
  readonly pieces: readonly Placed[];
}
