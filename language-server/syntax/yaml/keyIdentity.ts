import { numberValue } from "./scalarType.ts";
import type { YamlNode } from "./yamlNode.ts";

/** Equal for names that are one and the same for Python: `1`, `01`, `1.0` and `true`. Undefined for a list or mapping. */
export function keyIdentity(key: YamlNode): string | undefined {
  const scalar = key.kind === "alias" ? key.target : key;
  if (scalar?.kind !== "scalar") return undefined;
  const { type, text } = scalar;
  switch (type) {
    case "int":
    case "float":
      return Number.isNaN(numberValue(text)) ? undefined : `number:${numberValue(text)}`;
    case "bool":
      return `number:${/^(?:t|y|on)/i.test(text) ? 1 : 0}`;
    case "null":
      return "null";
    case "string":
    case "timestamp":
    case "unknown":
      return `${type}:${text}`;
  }
}
