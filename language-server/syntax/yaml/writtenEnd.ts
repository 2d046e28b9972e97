import type { YamlNode } from "./yamlNode.ts";

/** Where a value's last line ends: spans of mappings and lists run on to what comes next, those of text blocks over their last line end. */
export function writtenEnd(node: YamlNode, text: string): number {
  const { start, end } = node.span;
  const isBlock = text[start] !== "{" && text[start] !== "[";
  if (node.kind === "sequence" && isBlock) {
    const last = node.items.at(-1);
    return last === undefined ? start : writtenEnd(last, text);
  }
  if (node.kind === "map" && isBlock) {
    const last = node.entries.at(-1);
    return last === undefined ? start : writtenEnd(last.value ?? last.key, text);
  }
  return start + text.slice(start, end).trimEnd().length;
}
