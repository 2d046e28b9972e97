// What each line of a YAML text is to a formatter.
import type { Span } from "../../../text/span.ts";
import type { YamlNode, YamlPiece } from "../yamlNode.ts";
import { writtenEnd } from "../writtenEnd.ts";

export interface LayoutLine {
  readonly start: number;
  /** Without white space and line end. */
  readonly end: number;
  /** Behind the line end. */
  readonly next: number;
  /** Of the first character that is no space. */
  readonly column: number;
  /** `inside`: goes on with a value that began on the line before; `block`: of a text block; `marker`: `---` and the like. */
  readonly kind: "blank" | "comment" | "content" | "inside" | "block" | "marker";
}

export interface Layout {
  readonly piece: YamlPiece;
  readonly lines: readonly LayoutLine[];
  /** Scalars that are no text blocks, and aliases; in the order of the text. */
  readonly words: readonly Span[];
  readonly blocks: readonly Span[];
  /** Where blocks end that keep the blank lines behind them. */
  readonly keeping: ReadonlySet<number>;
  /** Offset of the `#` of each comment. */
  readonly comments: readonly number[];
}

export function readLayout(piece: YamlPiece): Layout {
  const { text, root } = piece;
  const found: Found = { words: [], blocks: [], flows: [], keeping: new Set() };
  if (root) collect(root, text, found);
  const words = found.words.sort((a, b) => a.start - b.start);
  const comments = commentsIn(
    text,
    [...words, ...found.blocks].sort((a, b) => a.start - b.start),
  );
  const lines = linesOf(text, new Set(comments), {
    inside: [...words, ...found.flows],
    blocks: found.blocks,
  });
  return { piece, lines, words, blocks: found.blocks, keeping: found.keeping, comments };
}

interface Found {
  readonly words: Span[];
  /** Behind the line of their `|` or `>`. */
  readonly blocks: Span[];
  readonly flows: Span[];
  readonly keeping: Set<number>;
}

function collect(node: YamlNode, text: string, into: Found): void {
  const first = text[node.span.start];
  if (node.kind === "scalar" && !node.plain && (first === "|" || first === ">")) collectBlock(node.span, text, into);
  else if (node.kind === "scalar" || node.kind === "alias") into.words.push(node.span);
  else {
    if (first === "{" || first === "[") into.flows.push(node.span);
    const children =
      node.kind === "map" ? node.entries.flatMap(({ key, value }) => (value ? [key, value] : [key])) : node.items;
    for (const child of children) collect(child, text, into);
  }
}

/** Blank lines at its end belong to it only where the header keeps them. */
function collectBlock({ start, end }: Span, text: string, into: Found): void {
  const headerEnd = text.indexOf("\n", start);
  if (headerEnd < 0 || headerEnd >= end) return;
  const isKeeping = text.slice(start, headerEnd).replace(/\s#.*/, "").includes("+");
  const written = start + text.slice(start, end).trimEnd().length;
  if (isKeeping) into.keeping.add(end);
  into.blocks.push({ start: headerEnd + 1, end: isKeeping ? end : Math.max(written, headerEnd + 1) });
}

/** Each `#` behind white space that is in no value. */
function commentsIn(text: string, taken: readonly Span[]): readonly number[] {
  const comments: number[] = [];
  let next = 0;
  for (let at = text.indexOf("#"); at >= 0;) {
    while ((taken[next]?.end ?? Infinity) <= at) next++;
    const around = taken[next];
    if (around !== undefined && around.start <= at) at = text.indexOf("#", around.end);
    else if (/^[\s\uFEFF]?$/.test(text[at - 1] ?? "")) {
      comments.push(at);
      const lineEnd = text.indexOf("\n", at);
      at = lineEnd < 0 ? -1 : text.indexOf("#", lineEnd);
    } else at = text.indexOf("#", at + 1);
  }
  return comments;
}

function linesOf(
  text: string,
  comments: ReadonlySet<number>,
  spans: { readonly inside: readonly Span[]; readonly blocks: readonly Span[] },
): readonly LayoutLine[] {
  const starts: number[] = [text.startsWith("\uFEFF") ? 1 : 0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  // Behind the last line end is no line.
  if (starts.at(-1) === text.length && starts.length > 1) starts.pop();
  const inside = marksOf(starts, spans.inside);
  const block = marksOf(
    starts,
    spans.blocks.map(({ start, end }) => ({ start: start - 1, end })),
  );
  return starts.map((start, index) => {
    const next = starts[index + 1] ?? text.length;
    const source = text.slice(start, next);
    const written = source.trimEnd();
    const column = source.search(/[^ ]/);
    const first = start + (written.length === 0 ? 0 : column);
    const kind = block.has(index) ? "block" : inside.has(index) ? "inside" : kindOf(source, comments.has(first));
    return { start, end: start + written.length, next, column: written === "" ? 0 : column, kind };
  });
}

function kindOf(line: string, startsComment: boolean): "blank" | "comment" | "marker" | "content" {
  if (line.trim() === "") return "blank";
  if (startsComment) return "comment";
  return /^(?:---|\.\.\.)(?:\s|$)|^%/.test(line) ? "marker" : "content";
}

/** The lines that begin within one of the spans. */
function marksOf(starts: readonly number[], spans: readonly Span[]): ReadonlySet<number> {
  const marked = new Set<number>();
  for (const { start, end } of spans) {
    let line = firstBehind(starts, start);
    for (; (starts[line] ?? Infinity) < end; line++) marked.add(line);
  }
  return marked;
}

/** The first line that begins behind an offset. */
function firstBehind(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a node's last line ends, as far as it is written. */
export function lastWritten(node: YamlNode, text: string): number {
  return Math.max(writtenEnd(node, text), node.span.start);
}
