import type { LineIndex } from "../../text/lineIndex.ts";
import type { IocAnalysis } from "../analysis.ts";

/** The entity around a line as far as its lines tell: in half-typed text too. */
export interface WrittenEntity {
  /** Index in the list; of the repeat for an entity inside of one. */
  readonly index: number;
  /** Column of its names. */
  readonly column: number;
  /** Names on other lines than the asked one, and the text after their colon. */
  readonly values: ReadonlyMap<string, string>;
  /** Of the repeats around it, the outermost first: `index`. */
  readonly variables: readonly string[];
}

interface KeyLine {
  readonly column: number;
  readonly name: string;
  readonly value: string;
}

/** A line `  - name: value` taken apart. */
export function keyLine(line: string): KeyLine | undefined {
  const match = /^(\s*(?:-\s+)?)(["']?)([^\s:#"'{[]+)\2\s*:(?:\s+(.*))?$/.exec(line);
  if (!match) return undefined;
  const [, indent = "", , name = "", value = ""] = match;
  return { column: indent.length, name, value: value.replace(/\s#.*$/, "").trim() };
}

/** The entity one of whose names is, or would be, at this column of this line. */
export function enclosingEntity(analysis: IocAnalysis, line: number, column: number): WrittenEntity | undefined {
  const { lines, file } = analysis;
  const { items } = file.yaml;
  const offset = lines.lineStart(line);
  const index = items?.findLastIndex(({ start }) => start <= offset) ?? -1;
  const item = items?.[index];
  if (item === undefined || offset > item.start + item.piece.text.length) return undefined;
  const first = lines.positionAt(item.start).line;
  const last = lines.positionAt(item.start + item.piece.text.length - 1).line;
  const dash = /^( *)-( *)/.exec(lines.line(first));
  const [, indent = "", gap = ""] = dash ?? [];
  const own = indent.length + 1 + Math.max(gap.length, 1);
  const reach: Reach = { lines, first, last: Math.max(last, line), own };
  const found = entityAt(reach, line, column);
  return found && { index, column, ...found };
}

interface Reach {
  readonly lines: LineIndex;
  readonly first: number;
  readonly last: number;
  /** Column of the item's own names. */
  readonly own: number;
}

/** The mapping if it is an entity: the item itself, or the `entity` of an `ibek.repeat`. */
function entityAt(reach: Reach, line: number, column: number): Pick<WrittenEntity, "values" | "variables"> | undefined {
  const mapping = mappingAt(reach, line, column);
  if (column === reach.own) return { values: mapping.values, variables: [] };
  const parent = mapping.parent === undefined ? undefined : keyLine(reach.lines.line(mapping.parent));
  if (mapping.parent === undefined || parent?.name !== "entity") return undefined;
  const outer = entityAt(reach, mapping.parent, parent.column);
  if (outer?.values.get("type") !== "ibek.repeat") return undefined;
  return { values: mapping.values, variables: [...outer.variables, outer.values.get("variable") ?? "index"] };
}

/** The names at a column in the unbroken run of lines around one, and the line the run hangs under. */
function mappingAt(
  { lines, first, last }: Reach,
  line: number,
  column: number,
): { values: Map<string, string>; parent: number | undefined } {
  const values = new Map<string, string>();
  /** Whether the run goes on. */
  const take = (at: number): boolean => {
    const text = lines.line(at);
    const key = keyLine(text);
    if (key?.column === column && at !== line) values.set(key.name, key.value);
    return /^\s*(#.*)?$/.test(text) || (key?.column ?? indentOf(text)) >= column;
  };
  let above = line - 1;
  while (above >= first && take(above)) above--;
  let below = line + 1;
  while (below <= last && take(below)) below++;
  return { values, parent: above >= first ? above : undefined };
}

function indentOf(text: string): number {
  return /^\s*/.exec(text)?.[0].length ?? 0;
}
