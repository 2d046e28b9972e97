// Sets and ordered lists of pairs, as ibek's loader makes them from `!!set`, `!!omap` and `!!pairs`.
import { keyIdentity } from "./keyIdentity.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlSequence } from "./yamlNode.ts";

export interface Tagged {
  /** What it is for whoever uses it: a set is taken where a list is, an ordered list of pairs where a mapping is. */
  readonly node: YamlMap | YamlSequence;
  /** What the loader refuses. */
  readonly problem?: { readonly node: YamlNode; readonly message: string };
}

const PREFIX = "tag:yaml.org,2002:";

/** Undefined where the loader makes nothing of such a value. */
export function taggedCollection(node: YamlMap | YamlSequence, tag: string | undefined): Tagged | undefined {
  if (tag === undefined || tag === "!") return { node };
  switch (tag.startsWith(PREFIX) ? tag.slice(PREFIX.length) : "") {
    case "seq":
      return node.kind === "sequence" ? { node } : undefined;
    case "map":
      return node.kind === "map" ? { node } : undefined;
    case "set":
      if (node.kind !== "map") return undefined;
      return { node: { kind: "sequence", span: node.span, items: node.entries.map(({ key }) => key) } };
    case "pairs":
      return node.kind === "sequence" ? pairs(node, (each) => each) : undefined;
    case "omap":
      return node.kind === "sequence" ? orderedMap(node) : undefined;
    default:
      return undefined;
  }
}

function orderedMap(list: YamlSequence): Tagged {
  return pairs(list, ({ span, items }) => {
    const entries = items.flatMap((item) => onlyEntry(item) ?? []);
    return { kind: "map", span, entries };
  });
}

function pairs(list: YamlSequence, made: (list: YamlSequence) => Tagged["node"]): Tagged {
  const odd = list.items.find((item) => onlyEntry(item) === undefined);
  const node = made(list);
  if (odd) return { node, problem: { node: odd, message: "A pair, `name: value`, has to stand here." } };
  const twice = node.kind === "map" ? repeated(node.entries) : undefined;
  return twice ? { node, problem: { node: twice, message: "This name is given twice." } } : { node };
}

function onlyEntry(item: YamlNode): YamlEntry | undefined {
  const content = item.kind === "alias" ? item.target : item;
  return content?.kind === "map" && content.entries.length === 1 ? content.entries[0] : undefined;
}

function repeated(entries: readonly YamlEntry[]): YamlNode | undefined {
  const seen = new Set<string>();
  for (const { key } of entries) {
    const identity = keyIdentity(key);
    if (identity === undefined) continue;
    if (seen.has(identity)) return key;
    seen.add(identity);
  }
  return undefined;
}
