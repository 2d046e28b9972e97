import type { TextChange } from "../../../text/textChange.ts";
import type { YamlNode } from "../yamlNode.ts";
import type { Layout } from "./layout.ts";

/** One space behind a colon and before a comment, none at the end of a line. */
export function spacingChanges(layout: Layout, root: YamlNode | undefined): readonly TextChange[] {
  const changes: TextChange[] = [];
  if (root) afterColons(root, layout.piece.text, changes);
  changes.push(...beforeComments(layout), ...lineEnds(layout));
  return changes;
}

function afterColons(node: YamlNode, text: string, into: TextChange[]): void {
  if (node.kind === "sequence") for (const item of node.items) afterColons(item, text, into);
  if (node.kind !== "map") return;
  for (const { key, value } of node.entries) {
    if (value === undefined) continue;
    const between = text.slice(key.span.end, value.span.start);
    const match = /^[ \t]*:[ \t]+(?=[^\s#])|^[ \t]*:[ \t]+$/.exec(between);
    const isWritten = value.span.end > value.span.start;
    if (match && isWritten && match[0] !== ": ") {
      into.push({ span: { start: key.span.end, end: key.span.end + match[0].length }, text: ": " });
    }
    afterColons(value, text, into);
  }
}

function beforeComments({ piece: { text }, lines, comments }: Layout): readonly TextChange[] {
  const ownLine = new Set(lines.map(({ start, column }) => start + column));
  return comments.flatMap((at) => {
    const blank = /[ \t]*$/.exec(text.slice(Math.max(0, at - 500), at))?.[0] ?? "";
    return ownLine.has(at) || blank === " " ? [] : [{ span: { start: at - blank.length, end: at }, text: " " }];
  });
}

function lineEnds({ piece: { text }, lines }: Layout): readonly TextChange[] {
  return lines.flatMap(({ kind, end, next }, index) => {
    const following = lines[index + 1]?.kind;
    // Inside of a value white space is what its quotes say; blank lines have a rule of their own.
    const isInValue = kind === "block" || kind === "blank" || following === "inside";
    const blank = /^[ \t]*/.exec(text.slice(end, next))?.[0].length ?? 0;
    return isInValue || blank === 0 ? [] : [{ span: { start: end, end: end + blank }, text: "" }];
  });
}
