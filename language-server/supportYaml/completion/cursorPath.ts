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
  const names: string[] = [];
  const siblings = new Map<string, string>();
  let need = dash ?? column;
  // Behind a dash the mapping begins on this line.
  let inMapping = dash === undefined;
  let isOutside = dash !== undefined;
  for (let at = line - 1; at >= 0 && need >= 0; at--) {
    const above = readLine(lines.line(at));
    if (above === undefined || above.column > Math.max(need, column) || (isOutside && above.column > need)) continue;
    const isItem = above.indent < above.column;
    if (!isOutside && above.column === need) {
      if (inMapping && above.name !== undefined) siblings.set(above.name, above.value);
      if (isItem) {
        need = above.indent;
        isOutside = true;
        inMapping = false;
      }
      continue;
    }
    // Of a list that stands below its key without being indented, dashes and key are in one column.
    const isParent = above.name !== undefined && (isOutside ? !isItem && above.column <= need : above.column < need);
    const isParentItem = above.name !== undefined && isItem && above.column <= need && above.indent < need;
    if (!isParent && !isParentItem) continue;
    names.unshift(above.name ?? "");
    inMapping = false;
    isOutside = isItem;
    need = isItem ? above.indent : above.column;
    if (need === 0 && !isItem) break;
  }
  takeBelow(lines, line, column, siblings);
  return { names, siblings };
}

function takeBelow(lines: LineIndex, line: number, column: number, siblings: Map<string, string>): void {
  for (let at = line + 1; at < lines.lineCount; at++) {
    const below = readLine(lines.line(at));
    if (below === undefined || below.indent > column) continue;
    if (below.indent < column || below.column !== column) return;
    if (below.name !== undefined) siblings.set(below.name, below.value);
  }
}
