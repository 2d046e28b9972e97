// An entity as written in an ioc.yaml, before any meaning: its type and fields, with their places.
import type { Span } from "../text/span.ts";
import { readFields, resolved, type AliasTarget, type Field, type MapFields } from "../syntax/yaml/mapFields.ts";
import type { YamlContent, YamlNode } from "../syntax/yaml/yamlNode.ts";

/** All spans count from the start of the piece of text the entity was parsed in. */
export interface Entity {
  readonly span: Span;
  readonly content: YamlContent | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  readonly badMerges: MapFields["badMerges"];
  /** `pmac.GeoBrick`; undefined if missing or not text. */
  readonly type: string | undefined;
  /** Of an `ibek.repeat`: what it repeats. */
  readonly repeated: Entity | undefined;
}

const MAX_REPEATS_IN_REPEATS = 20;

/** `place`: where to show everything, for an entity that stands somewhere else (behind an alias). */
export function readEntity(node: YamlNode, target: AliasTarget, place?: Span, depth = 0): Entity {
  const content = resolved(node, target);
  const elsewhere = place ?? (node.kind === "alias" ? node.span : undefined);
  const { byName: fields, badMerges }: MapFields =
    content?.kind === "map"
      ? readFields(content, target, elsewhere)
      : { byName: new Map<string, Field>(), badMerges: [] };
  const type = textOf(fields.get("type"));
  const inner = type === "ibek.repeat" && depth < MAX_REPEATS_IN_REPEATS ? fields.get("entity") : undefined;
  return {
    span: elsewhere ?? node.span,
    content,
    fields,
    badMerges,
    type,
    repeated:
      inner?.value?.kind === "map"
        ? readEntity(inner.value, target, inner.elsewhere ? inner.valueSpan : undefined, depth + 1)
        : undefined,
  };
}

/** A field's value if it is a string. */
export function textOf(field: Field | undefined): string | undefined {
  return field?.value?.kind === "scalar" && field.value.type === "string" ? field.value.text : undefined;
}

/** An entity's own name for people: its `type` token, else its first character. */
export function headOf(entity: Entity): Span {
  return entity.fields.get("type")?.valueSpan ?? { start: entity.span.start, end: entity.span.start + 1 };
}
