import type { Position, Range } from "vscode-languageserver-types";
import type { Span } from "./span.ts";

/** Converts between offsets and positions of one text. */
export class LineIndex {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of a line; the length of the text for a line behind the last. */
  lineStart(line: number): number {
    return this.#starts[Math.max(line, 0)] ?? this.text.length;
  }

  /** A line without its end, be that `\n` or `\r\n`. */
  line(line: number): string {
    const text = this.text.slice(this.lineStart(line), this.lineStart(line + 1));
    return text.replace(/\r?\n$/, "");
  }

  positionAt(offset: number): Position {
    const clamped = Math.min(Math.max(offset, 0), this.text.length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lineStart(middle) <= clamped) low = middle;
      else high = middle - 1;
    }
    // No position is between the two characters of `\r\n`.
    const isInLineEnd = this.text[clamped - 1] === "\r" && this.text[clamped] === "\n";
    return { line: low, character: clamped - this.lineStart(low) - (isInLineEnd ? 1 : 0) };
  }

  offsetAt(position: Position): number {
    const start = this.lineStart(position.line);
    return Math.min(start + position.character, start + this.line(position.line).length);
  }

  rangeOf(span: Span): Range {
    return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
  }
}
