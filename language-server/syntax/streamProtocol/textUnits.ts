// The characters of a string value as StreamDevice's compileString reads them: escapes resolved as far as needed.
import type { Span } from "../../text/span.ts";
import type { Piece } from "./protocolFile.ts";

export interface Unit extends Span {
  /** The character itself; empty for what a variable stands for. */
  readonly c: string;
  /** Written with a backslash or as a byte: it means nothing but itself. */
  readonly escaped: boolean;
}

export interface EscapeProblem extends Span {
  readonly message: string;
}

/** Of the pieces on each line: a format may go on in the next string of its line, and not behind. */
export function unitsOfLines(text: string, value: readonly Piece[]): readonly (readonly Unit[])[] {
  const lines: Unit[][] = [];
  let before = -1;
  for (const piece of value) {
    if (before < 0 || text.slice(before, piece.start).includes("\n")) lines.push([]);
    before = piece.end;
    lines.at(-1)?.push(...unitsOf(text, piece));
  }
  return lines;
}

function unitsOf(text: string, piece: Piece): readonly Unit[] {
  const { start, end } = piece;
  switch (piece.kind) {
    case "variable":
      return [{ c: "", escaped: false, start, end }];
    case "word":
      // The name of a byte, or its number.
      return [{ c: piece.text, escaped: true, start, end }];
    case "mark":
      return [];
    case "string":
      return unitsOfString(text, piece);
  }
}

const ESCAPE = /^\\(?:x[0-9a-fA-F]{1,2}|0[0-7]{0,3}|[1-9][0-9]{0,2}|[^])/;

function unitsOfString(text: string, piece: Piece & { readonly kind: "string" }): readonly Unit[] {
  const units: Unit[] = [];
  const last = piece.closed ? piece.end - 1 : piece.end;
  for (let at = piece.start + 1; at < last;) {
    const variable = piece.variables.find(({ start }) => start === at);
    const escape = variable === undefined && text.charAt(at) === "\\" ? ESCAPE.exec(text.slice(at, at + 6)) : null;
    const end = variable?.end ?? at + (escape?.[0].length ?? 1);
    const c = variable === undefined ? text.charAt(escape === null ? at : at + 1) : "";
    units.push({ c, escaped: escape !== null, start: at, end });
    at = end;
  }
  return units;
}

/** Escapes that stand for no byte. */
export function escapeProblems(text: string, value: readonly Piece[]): readonly EscapeProblem[] {
  const units = value.flatMap((piece) => (piece.kind === "string" ? unitsOfString(text, piece) : []));
  return units.flatMap(({ c, escaped, start, end }) => {
    if (!escaped) return [];
    const written = text.slice(start, end);
    if (c === "x" && written === "\\x") return [{ start, end, message: "Hex digit expected after \\x." }];
    const number = c === "0" ? parseInt(written.slice(1), 8) : Number(/^\\([1-9]\d*)$/.exec(written)?.[1] ?? 0);
    if (number <= 0xff) return [];
    const kind = c === "0" ? "Octal" : "Decimal";
    return [{ start, end, message: `${kind} number ${written.slice(1)} does not fit in byte.` }];
  });
}
