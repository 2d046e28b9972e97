import { readFields, resolved, type AliasTarget } from "../../syntax/yaml/mapFields.ts";
import type { YamlMap, YamlNode } from "../../syntax/yaml/yamlNode.ts";
import { covers, type Span } from "../../text/span.ts";
import type { KeyShape, ObjectShape, Shape } from "./shape.ts";

/** A key that ibek knows, where it is written. */
export interface KeyPlace {
  readonly name: string;
  readonly key: KeyShape;
  readonly object: ObjectShape;
  /** Of the name, or of the value if that is a single word the key chooses from. */
  readonly span: Span;
  /** The cursor is on the value. */
  readonly value: string | undefined;
}

/** The key at an offset of a piece; undefined inside of what the author names himself. The parser bounds the depth. */
export function keyAt(node: YamlNode, shape: Shape, target: AliasTarget, offset: number): KeyPlace | undefined {
  if (node.kind === "sequence") {
    const item = shape.kind === "list" ? node.items.find(({ span }) => covers(span, offset)) : undefined;
    return item && shape.kind === "list" ? keyAt(item, shape.item, target, offset) : undefined;
  }
  if (node.kind !== "map") return undefined;
  if (shape.kind === "named") {
    const entry = node.entries.find(({ value }) => value && covers(value.span, offset));
    return entry?.value && keyAt(entry.value, shape.value, target, offset);
  }
  const object = objectOf(node, shape, target);
  return object && inObject(node, object, target, offset);
}

/** The object a mapping is, by its `type` where there are several. */
function objectOf(map: YamlMap, shape: Shape, target: AliasTarget): ObjectShape | undefined {
  if (shape.kind === "object") return shape.object;
  if (shape.kind !== "typed") return undefined;
  const type = readFields(map, target).byName.get("type")?.value;
  const name = type?.kind === "scalar" ? type.text : (shape.fallback ?? "");
  return shape.objects.get(name) ?? [...shape.objects.values()][0];
}

function inObject(map: YamlMap, object: ObjectShape, target: AliasTarget, offset: number): KeyPlace | undefined {
  for (const { key: name, value } of map.entries) {
    const key = name.kind === "scalar" ? object.keys.get(name.text) : undefined;
    if (name.kind !== "scalar" || key === undefined) continue;
    if (covers(name.span, offset)) return { name: name.text, key, object, span: name.span, value: undefined };
    if (value === undefined || !covers(value.span, offset)) continue;
    const content = resolved(value, target);
    if (key.shape.kind === "word" && content?.kind === "scalar")
      return { name: name.text, key, object, span: value.span, value: content.text };
    const inner = keyAt(value, key.shape, target, offset);
    if (inner) return inner;
  }
  return undefined;
}
