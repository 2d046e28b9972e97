import type { Span } from "../../text/span.ts";

interface Piece {
  /** Where it begins in the expanded text. */
  readonly at: number;
  readonly origin: Span;
  /** Character by character from the line; otherwise all of it stands for the whole origin. */
  readonly copied: boolean;
}

/** Text that grows while macros are expanded and remembers where in the line each part of it comes from. */
export class ExpandedText {
  text = "";
  private readonly pieces: Piece[] = [];

  /** Adds characters of the line itself. */
  copy(text: string, start: number): void {
    const last = this.pieces.at(-1);
    const follows = last?.copied === true && last.origin.start - last.at === start - this.text.length;
    if (!follows) this.pieces.push({ at: this.text.length, origin: { start, end: start }, copied: true });
    this.text += text;
  }

  /** Adds characters that a stretch of the line stands for. */
  insert(text: string, origin: Span): void {
    const last = this.pieces.at(-1);
    const follows = last?.copied === false && last.origin.start === origin.start && last.origin.end === origin.end;
    if (!follows) this.pieces.push({ at: this.text.length, origin, copied: false });
    this.text += text;
  }

  /** Where in the line a stretch of the text comes from. */
  origin(start: number, end: number): Span {
    const from = this.originOf(start);
    return { start: from.start, end: end > start ? this.originOf(end - 1).end : from.start };
  }

  private originOf(at: number): Span {
    const piece = this.pieces.findLast((candidate) => candidate.at <= at);
    if (piece === undefined) return { start: 0, end: 0 };
    const start = piece.origin.start + at - piece.at;
    return piece.copied ? { start, end: start + 1 } : piece.origin;
  }
}
