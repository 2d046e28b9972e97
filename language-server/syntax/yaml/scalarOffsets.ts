// Where each character of a scalar's content stands in the text: through quotes, escapes, folding and indentation.
import type { Span } from "../../text/span.ts";
import { blockUnits } from "./blockScalar.ts";
import type { ContentUnit } from "./contentUnit.ts";
import { flowUnits } from "./flowScalar.ts";
import type { YamlScalar } from "./yamlNode.ts";

// Longer than any expression somebody writes; each character takes its place in memory.
const MAX_LENGTH = 100_000;

export class ScalarOffsets {
  readonly #starts: readonly number[];
  readonly #ends: readonly number[];
  /** Behind the last character of the content. */
  readonly #end: number;

  constructor(units: readonly ContentUnit[], empty: number) {
    this.#starts = units.flatMap(({ text, start }) => Array.from({ length: text.length }, () => start));
    this.#ends = units.flatMap(({ text, end }) => Array.from({ length: text.length }, () => end));
    this.#end = this.#ends.at(-1) ?? empty;
  }

  /** Where a stretch of the content stands; it may go over several lines. */
  toText({ start, end }: Span): Span {
    const from = this.#starts[start] ?? this.#end;
    return { start: from, end: end > start ? (this.#ends[end - 1] ?? this.#end) : from };
  }

  /** The place in the content of a cursor in the text; undefined outside of the content. */
  toContent(offset: number): number | undefined {
    const [first] = this.#starts;
    if (offset < (first ?? this.#end) || offset > this.#end) return undefined;
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** `text`: that the scalar's span counts in. Undefined where the content is not exactly what the text at its place says, or very long. */
export function scalarOffsets(text: string, { span, text: content, plain }: YamlScalar): ScalarOffsets | undefined {
  if (span.end - span.start > MAX_LENGTH) return undefined;
  const source = text.slice(span.start, span.end);
  const first = source[0];
  const isBlock = !plain && (first === "|" || first === ">");
  const units = isBlock ? blockUnits(source, content) : flowUnits(source, plain ? undefined : first);
  if (units?.map((unit) => unit.text).join("") !== content) return undefined;
  const placed = units.map((unit) => ({ ...unit, start: unit.start + span.start, end: unit.end + span.start }));
  return new ScalarOffsets(placed, span.start + (plain ? 0 : Math.min(1, source.length)));
}
