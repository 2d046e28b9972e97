// Where a line is in a file of mappings and lists, read from indentation: half-typed text has no tree to rely on.
import type { LineIndex } from "../../text/lineIndex.ts";

export interface CursorPath {
  /** Keys from the margin inwards, without the positions in lists: `entity_models`, `parameters`, `P`. */
  readonly names: readonly string[];
  /** Keys of the same mapping on other lines, and the text behind their colon. */
  readonly siblings: ReadonlyMap<string, string>;
}

interface Line {
  /** Of its first character that is no space. */
  readonly indent: number;
  /** Of its key, behind the dashes. */
  readonly column: number;
  readonly name: string | undefined;
  readonly value: string;
}

// Nobody writes a longer key.
const MAX_LINE = 500;
const LINE = /^( *)((?:- +)*-?)(?:(["']?)([^\s:#"'{[][^:#"'{[]*?|[^"']*)\3\s*:(?:\s+(.*))?)?/;

/** Undefined for an empty line and a comment. */
export function readLine(text: string): Line | undefined {
  if (/^\s*(?:#.*)?$/.test(text)) return undefined;
  const [, spaces = "", dashes = "", , name, value = ""] = LINE.exec(text.slice(0, MAX_LINE)) ?? [];
  return {
    indent: spaces.length,
    column: spaces.length + dashes.length,
    name: name === "" ? undefined : name,
    value: value.replace(/(?:^|\s)#.*$/, "").trim(),
  };
}

/** `column`: of the key on this line; `dash`: of the first dash before it, if there is one. */
export function cursorPath(lines: LineIndex, line: number, column: number, dash: number | undefined): CursorPath {
  const climb = new Climb(column, dash);
  for (let at = line - 1; at >= 0 && !climb.isDone; at--) {
    const above = readLine(lines.line(at));
    if (above) climb.meet(above);
  }
  takeBelow(lines, line, column, climb.siblings);
  return climb;
}

/** From a line upwards through what it is in. */
class Climb implements CursorPath {
  readonly names: string[] = [];
  readonly siblings = new Map<string, string>();
  isDone = false;
  /** Column of the keys beside the place, or of the dash before them. */
  #column: number;
  /** In the list that holds the mapping: keys in this column are of the mapping around the list. */
  #isInList: boolean;

  constructor(column: number, dash: number | undefined) {
    this.#column = dash ?? column;
    // Behind a dash the mapping begins on this very line.
    this.#isInList = dash !== undefined;
  }

  meet(above: Line): void {
    const isItem = above.indent < above.column;
    if (!this.#isInList && above.column === this.#column) this.#sibling(above, isItem);
    else if (this.#isAround(above, isItem)) this.#enter(above, isItem);
  }

  #sibling({ name, value, indent }: Line, isItem: boolean): void {
    if (this.names.length === 0 && name !== undefined) this.siblings.set(name, value);
    if (!isItem) return;
    this.#column = indent;
    this.#isInList = true;
  }

  #isAround({ name, column, indent }: Line, isItem: boolean): boolean {
    if (name === undefined) return false;
    if (!this.#isInList) return column < this.#column;
    // Of a list that is not indented below its key, dashes and key are in one column.
    return isItem ? column <= this.#column && indent < this.#column : column <= this.#column;
  }

  #enter({ name, column, indent }: Line, isItem: boolean): void {
    this.names.unshift(name ?? "");
    this.#isInList = isItem;
    this.#column = isItem ? indent : column;
    this.isDone = this.#column === 0 && !isItem;
  }
}

function takeBelow(lines: LineIndex, line: number, column: number, siblings: Map<string, string>): void {
  for (let at = line + 1; at < lines.lineCount; at++) {
    const below = readLine(lines.line(at));
    if (below === undefined || below.indent > column) continue;
    if (below.indent < column || below.column !== column) return;
    if (below.name !== undefined) siblings.set(below.name, below.value);
  }
}
