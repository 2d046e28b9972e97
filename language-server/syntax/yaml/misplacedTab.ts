import type { YamlNode } from "./yamlNode.ts";
import type { Span } from "../../text/span.ts";

/**
 * The first tab that ruamel.yaml 0.19 stumbles over; YAML itself allows it: between words, behind a value, before a
 * comment. It takes tabs in quotes, in text blocks, in comments, and between the items of lists and mappings in braces.
 */
export function misplacedTab(text: string, root: YamlNode | undefined): number | undefined {
  if (!text.includes("\t")) return undefined;
  const areas: Area[] = [];
  if (root) collect(root, text, areas, false);
  let next = 0;
  for (let at = text.indexOf("\t"); at >= 0; at = text.indexOf("\t", at + 1)) {
    while ((areas[next]?.end ?? Infinity) <= at) next++;
    const area = areas[next];
    const inside = area !== undefined && area.start <= at ? area : undefined;
    if (inside ? !inside.takesTab(at) : !isInComment(text, at, areas[next - 1]?.end ?? 0)) return at;
  }
  return undefined;
}

interface Area extends Span {
  takesTab(at: number): boolean;
}

/** Disjoint, in the order of the text. The parser bounds the depth. */
function collect(node: YamlNode, text: string, into: Area[], inBraces: boolean): void {
  const { start, end } = node.span;
  if (node.kind === "alias") return;
  if (node.kind === "scalar") {
    if (!inBraces) into.push(scalarArea(node.plain, text, node.span));
    else if (node.plain && text.slice(start, end).includes("\t")) into.push({ start, end, takesTab: () => false });
    return;
  }
  const isFlow = text[start] === "{" || text[start] === "[";
  const children =
    node.kind === "sequence" ? node.items : node.entries.flatMap(({ key, value }) => (value ? [key, value] : [key]));
  if (!isFlow || inBraces) {
    for (const child of children) collect(child, text, into, inBraces);
    return;
  }
  const inner: Area[] = [];
  for (const child of children) collect(child, text, inner, true);
  into.push({ start, end, takesTab: (at) => !inner.some((area) => area.start <= at && at < area.end) });
}

function scalarArea(plain: boolean, text: string, { start, end }: Span): Area {
  if (plain) return { start, end, takesTab: () => false };
  if (text[start] !== "|" && text[start] !== ">") return { start, end, takesTab: () => true };
  const body = text.indexOf("\n", start) + 1;
  const indent = /^(?:[ \t]*\r?\n)*( *)/.exec(text.slice(body, end))?.[1]?.length ?? 0;
  const column = (at: number): number => /^ */.exec(text.slice(text.lastIndexOf("\n", at) + 1, at))?.[0].length ?? 0;
  // A tab in the place of indentation is none of the text's own.
  return { start: body === 0 ? end : body, end, takesTab: (at) => column(at) >= indent };
}

function isInComment(text: string, at: number, from: number): boolean {
  const before = text.slice(Math.max(text.lastIndexOf("\n", at) + 1, from), at);
  return /(?:^|\s)#/.test(before);
}
