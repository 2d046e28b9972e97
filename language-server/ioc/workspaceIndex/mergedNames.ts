import { resolved, type AliasTarget } from "../../syntax/yaml/mapFields.ts";
import type { YamlNode } from "../../syntax/yaml/yamlNode.ts";

const MAX_MAPPINGS = 1000;

/** All names that merges (`<<: *anchor`) bring into a mapping, also those it gives another value itself. */
export function mergedNames(node: YamlNode | undefined, target: AliasTarget): ReadonlySet<string> {
  const names = new Set<string>();
  const seen = new Set<YamlNode>();
  const enter = (each: YamlNode | undefined, isMerged: boolean): void => {
    const content = resolved(each, target);
    if (content === undefined || seen.has(content) || seen.size > MAX_MAPPINGS) return;
    seen.add(content);
    if (content.kind === "sequence" && isMerged) for (const item of content.items) enter(item, true);
    if (content.kind !== "map") return;
    for (const { key, value } of content.entries) {
      if (key.kind !== "scalar") continue;
      if (key.plain && key.text === "<<") enter(value, true);
      else if (isMerged) names.add(key.text);
    }
  };
  enter(node, false);
  return names;
}
