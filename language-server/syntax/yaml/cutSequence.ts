import { flowNodes } from "./blockScanner.ts";

/** Where the items of a block sequence lie, in offsets of the whole text. */
export interface SequenceCut {
  /** Offset of each item's line; ascending. */
  readonly itemStarts: readonly number[];
  /** Offset behind the last item's last line. */
  readonly end: number;
}

/**
 * Cuts the list under a top-level key into its items by indentation alone, so that an edit costs the parsing of one item.
 * Undefined where indentation alone does not tell: flow style, quoted or repeated keys, several documents.
 */
export function cutSequence(text: string, key: string): SequenceCut | undefined {
  const heads = [...text.matchAll(new RegExp(`^["']?${key}["']?[ \\t]*:.*`, "gm"))];
  const [head] = heads;
  if (heads.length !== 1 || head === undefined || !new RegExp(`^${key}:[ \\t]*(#.*)?\\r?$`).test(head[0]))
    return undefined;
  if (/^(---|\.\.\.|%)/m.test(text.slice(contentStart(text)))) return undefined;
  return cutLines(text, nextLine(text, head.index));
}

/** Behind a `---` that only comments and blank lines stand before. */
function contentStart(text: string): number {
  const at = nextContent(text, text.startsWith("\uFEFF") ? 1 : 0);
  return /^---[ \t]*\r?$/.test(text.slice(at, nextLine(text, at)).replace(/\n$/, "")) ? nextLine(text, at) : at;
}

function cutLines(text: string, from: number): SequenceCut | undefined {
  const firstItem = nextContent(text, from);
  const indent = firstCharacter(text, firstItem) - firstItem;
  if (!isDash(text, firstItem + indent)) return undefined;
  const itemStarts: number[] = [];
  let looked = from;
  for (let at = firstItem; at < text.length; at = nextContent(text, nextLine(text, at))) {
    const first = firstCharacter(text, at);
    if (first - at === indent && isDash(text, first)) itemStarts.push(at);
    else if (first === at) {
      const goesOn = flowAround(text, looked, at);
      if (goesOn === undefined) return cutAt(at, itemStarts, text);
      looked = nextLine(text, goesOn);
      at = goesOn;
    }
  }
  return cutAt(text.length, itemStarts, text);
}

/** The start of the next line that is neither empty nor a comment. */
function nextContent(text: string, from: number): number {
  let at = from;
  while (at < text.length && isEmptyOrComment(text, firstCharacter(text, at))) at = nextLine(text, at);
  return at;
}

function cutAt(end: number, itemStarts: readonly number[], text: string): SequenceCut | undefined {
  // A dash at the margin that is not the list's: what this is only the whole tells.
  const isOdd = end < text.length && isDash(text, end);
  return isOdd ? undefined : { itemStarts, end };
}

/** Each that finds nothing may cost one at all that follows. */
const MAX_LOOKS = 5;

/**
 * The items without those that begin with a line of a quote, bracket or brace that began above: ibek's loader minds no
 * indentation there, nor dashes. `mayGoOn`: whether one may begin in the item that starts at an offset.
 */
export function joinedItems(
  { itemStarts, end }: SequenceCut,
  text: string,
  mayGoOn: (index: number) => boolean,
): SequenceCut {
  const joined: number[] = [];
  let covered = 0;
  let looks = 0;
  for (const [index, start] of itemStarts.entries()) {
    if (start < covered) continue;
    joined.push(start);
    const next = itemStarts[index + 1];
    if (next === undefined || looks > MAX_LOOKS || !mayGoOn(index)) continue;
    covered = flowAround(text, start, next) ?? 0;
    if (covered === 0) looks++;
  }
  return { itemStarts: joined, end };
}

/** The end of the quote, bracket or brace that a line stands in; `from`: the start of a line that stands in none. */
function flowAround(text: string, from: number, line: number): number | undefined {
  for (const { start, end } of flowNodes(text, from, line)) if (start < line && end > line) return end;
  return undefined;
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end + 1;
}

function firstCharacter(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === " ") at++;
  return at;
}

function isEmptyOrComment(text: string, at: number): boolean {
  const character = text[at];
  return character === undefined || character === "\n" || character === "\r" || character === "#";
}

function isDash(text: string, at: number): boolean {
  return text[at] === "-" && /^[ \t\r\n]?$/.test(text[at + 1] ?? "");
}
