// Block scalars, `|` and `>`.
import type { ContentUnit } from "./contentUnit.ts";

interface BlockLine {
  /** Of what is behind the indentation. */
  readonly start: number;
  readonly text: string;
  /** Behind the line's end. */
  readonly end: number;
}

/** `content`: what the scalar is; tells the indentation where the header gives it relative to the text around. */
export function blockUnits(source: string, content: string): readonly ContentUnit[] | undefined {
  const headEnd = source.indexOf("\n");
  if (headEnd < 0) return [];
  const header = source.slice(0, headEnd);
  const folded = header.startsWith(">");
  const body = source.slice(headEnd + 1);
  const isGiven = /^[|>][-+]?\d/.test(header);
  const deepest = indentation(body, isGiven);
  const least = isGiven ? 0 : deepest;
  for (let indent = deepest; indent >= least; indent--) {
    const lines = linesOf(source, headEnd + 1, indent);
    const units = trimmedTo(folded ? foldedUnits(lines) : literalUnits(lines), content);
    if (units !== undefined) return units;
  }
  return undefined;
}

/** `smallest`: of all lines, else of the first. */
function indentation(body: string, smallest: boolean): number {
  const indents = body.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.search(/[^ ]/)]));
  // Bounded as indentation is tried from here down.
  return Math.min(smallest ? Math.min(...indents, 100) : (indents[0] ?? 0), 1000);
}

function linesOf(source: string, from: number, indent: number): readonly BlockLine[] {
  const lines: BlockLine[] = [];
  for (let at = from; at < source.length;) {
    const end = source.indexOf("\n", at);
    const stop = end < 0 ? source.length : end;
    const start = Math.min(at + indent, stop);
    lines.push({ start, text: source.slice(start, stop).replace(/\r$/, ""), end: end < 0 ? stop : stop + 1 });
    at = end < 0 ? stop : stop + 1;
  }
  return lines;
}

function literalUnits(lines: readonly BlockLine[]): ContentUnit[] {
  return lines.flatMap((line) => [...characters(line), lineEnd(line, "\n")]);
}

/** Lines become one, but not those that are indented further; of blank lines between, each stays a line end. */
function foldedUnits(lines: readonly BlockLine[]): ContentUnit[] {
  const isFurther = (line: BlockLine | undefined): boolean => line !== undefined && /^[ \t]/.test(line.text);
  const following = nextTexts(lines);
  let before: BlockLine | undefined;
  return lines.flatMap((line, index) => {
    if (line.text !== "") before = line;
    const next = following[index];
    const folds = line.text !== "" && next !== undefined && !isFurther(before) && !isFurther(next);
    const becomes = folds ? (lines[index + 1] === next ? " " : "") : "\n";
    return [...characters(line), lineEnd(line, becomes)];
  });
}

/** For each line the next one that is not blank. */
function nextTexts(lines: readonly BlockLine[]): readonly (BlockLine | undefined)[] {
  const found: (BlockLine | undefined)[] = [];
  let next: BlockLine | undefined;
  for (let index = lines.length - 1; index >= 0; index--) {
    found[index] = next;
    if (lines[index]?.text !== "") next = lines[index];
  }
  return found;
}

function characters({ start, text }: BlockLine): readonly ContentUnit[] {
  return Array.from({ length: text.length }, (_, at) => ({
    text: text[at] ?? "",
    start: start + at,
    end: start + at + 1,
  }));
}

function lineEnd({ start, text, end }: BlockLine, becomes: string): ContentUnit {
  return { text: becomes, start: start + text.length, end };
}

/** Without the line ends that the header's `-` or `+`, or neither, takes off the end. */
function trimmedTo(units: readonly ContentUnit[], content: string): readonly ContentUnit[] | undefined {
  const text = units.map((unit) => unit.text).join("");
  if (!text.startsWith(content) || !/^\n*$/.test(text.slice(content.length))) return undefined;
  let length = 0;
  let count = 0;
  while (length < content.length) length += units[count++]?.text.length ?? 1;
  return units.slice(0, count);
}
