import type { TextChange } from "../../../text/textChange.ts";
import type { YamlNode } from "../yamlNode.ts";
import { lastWritten, type Layout, type LayoutLine } from "./layout.ts";

/** One between the items of a list, but where both are one line; nowhere more than one; a line end at the end. */
export function blankLineChanges(layout: Layout, root: YamlNode | undefined, list: string): readonly TextChange[] {
  const { lines, piece } = layout;
  const parted = itemHeads(layout, root, list);
  const lineEnd = /\r?\n/.exec(piece.text)?.[0] ?? "\n";
  const changes: TextChange[] = [];
  for (let index = 0; index <= lines.length; index++) {
    const line = lines[index];
    if (line?.kind === "blank") continue;
    const blanks = blanksBefore(lines, index);
    const first = lines[index - blanks];
    const start = first?.start ?? piece.text.length;
    const end = line?.start ?? piece.text.length;
    const isEdge = index === blanks || line === undefined;
    const wanted = isEdge ? 0 : parted.has(index) ? 1 : Math.min(blanks, 1);
    const becomes = lineEnd.repeat(wanted);
    const isKept = layout.keeping.has(start);
    if (line?.kind !== "block" && !isKept && piece.text.slice(start, end) !== becomes)
      changes.push({ span: { start, end }, text: becomes });
  }
  const last = lines.findLast(({ kind }) => kind !== "blank");
  if (last?.next === piece.text.length && !piece.text.endsWith("\n"))
    changes.push({ span: { start: last.next, end: last.next }, text: lineEnd });
  return changes;
}

function blanksBefore(lines: readonly LayoutLine[], index: number): number {
  let count = 0;
  while (lines[index - 1 - count]?.kind === "blank") count++;
  return count;
}

/** The lines where the items begin that a blank line goes before: their comments', where they have some. */
function itemHeads({ lines, piece }: Layout, root: YamlNode | undefined, list: string): ReadonlySet<number> {
  const entry =
    root?.kind === "map" ? root.entries.find(({ key }) => key.kind === "scalar" && key.text === list) : undefined;
  const heads = new Set<number>();
  const value = entry?.value;
  if (value?.kind !== "sequence" || piece.text[value.span.start] === "[") return heads;
  let before: { readonly first: number; readonly last: number } | undefined;
  let from = 0;
  for (const item of value.items) {
    const lineOf = (offset: number): number => {
      let at = from;
      while ((lines[at]?.next ?? Infinity) <= offset) at++;
      return at;
    };
    const first = lineOf(item.span.start);
    const last = lineOf(Math.max(lastWritten(item, piece.text) - 1, item.span.start));
    from = first;
    const dash = dashLine(lines, piece.text, first, before?.last ?? 0);
    if (before !== undefined && (before.last > before.first || last > dash))
      heads.add(commentsAbove(lines, dash, before.last));
    before = { first: dash, last };
  }
  return heads;
}

/** The dash may stand alone, or with an anchor, on a line above what it is for. */
function dashLine(lines: readonly LayoutLine[], text: string, first: number, after: number): number {
  for (let at = first; at > after; at--) {
    const line = lines[at];
    if (line?.kind === "content" && text[line.start + line.column] === "-") return at;
  }
  return first;
}

function commentsAbove(lines: readonly LayoutLine[], dash: number, after: number): number {
  const column = lines[dash]?.column ?? 0;
  let at = dash;
  while (at - 1 > after && lines[at - 1]?.kind === "comment" && (lines[at - 1]?.column ?? 0) <= column) at--;
  return at;
}
