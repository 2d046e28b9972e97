import type { Span } from "../../text/span.ts";
import { writtenEnd } from "./writtenEnd.ts";
import type { YamlNode } from "./yamlNode.ts";

/** What an editor could fold in a piece: each item of a list, and each name with its value. The parser bounds the depth. */
export function foldSpans(node: YamlNode | undefined, text: string): readonly Span[] {
  if (node?.kind === "sequence") return node.items.flatMap((item) => foldsOf(item.span.start, item, text));
  if (node?.kind !== "map") return [];
  return node.entries.flatMap(({ key, value }) => (value ? foldsOf(key.span.start, value, text) : []));
}

function foldsOf(start: number, value: YamlNode, text: string): readonly Span[] {
  return [{ start, end: writtenEnd(value, text) }, ...foldSpans(value, text)];
}
