import { covers, type Span } from "../../text/span.ts";
import { writtenEnd } from "./writtenEnd.ts";
import type { YamlNode } from "./yamlNode.ts";

/** What is around a place, from the outside in: a mapping, a name with its value, the value, the text in its quotes. */
export function enclosingSpans(node: YamlNode, text: string, offset: number): readonly Span[] {
  const span = { start: node.span.start, end: Math.max(writtenEnd(node, text), node.span.start) };
  if (!covers(span, offset)) return [];
  switch (node.kind) {
    case "alias":
      return [span];
    case "scalar":
      return [span, ...insideQuotes(span, text, offset)];
    case "sequence":
      return [span, ...innermost(node.items.map((item) => enclosingSpans(item, text, offset)))];
    case "map":
      return [span, ...innermost(node.entries.map(({ key, value }) => entrySpans(key, value, text, offset)))];
  }
}

function entrySpans(key: YamlNode, value: YamlNode | undefined, text: string, offset: number): readonly Span[] {
  const whole = { start: key.span.start, end: writtenEnd(value ?? key, text) };
  if (!covers(whole, offset)) return [];
  const inside = [...(value ? [enclosingSpans(value, text, offset)] : []), enclosingSpans(key, text, offset)];
  return [whole, ...innermost(inside)];
}

/** Between two neighbours the cursor is on both. */
function innermost(chains: readonly (readonly Span[])[]): readonly Span[] {
  return chains.findLast((chain) => chain.length > 0) ?? [];
}

function insideQuotes({ start, end }: Span, text: string, offset: number): readonly Span[] {
  const quote = text[start];
  const isQuoted = end - start >= 2 && (quote === '"' || quote === "'") && text[end - 1] === quote;
  const inside = { start: start + 1, end: end - 1 };
  return isQuoted && covers(inside, offset) ? [inside] : [];
}
