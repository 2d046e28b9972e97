import type { Entity } from "../../ioc/entity.ts";
import { isWrittenHere } from "../fix.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import { scalarOffsets, type ScalarOffsets } from "../../syntax/yaml/scalarOffsets.ts";
import type { YamlNode, YamlScalar } from "../../syntax/yaml/yamlNode.ts";
import { covers, shifted, type Span } from "../../text/span.ts";
import type { IocAnalysis } from "../analysis.ts";

const MAX_DEPTH = 20;

/** A value with Jinja, where it is written. */
export interface JinjaValue {
  /** Offset of the piece its spans count from. */
  readonly start: number;
  readonly field: Field;
  readonly scalar: YamlScalar;
  /** The repeats around the entity, the outermost first, and the entity; empty for `ioc_name`. */
  readonly chain: readonly Entity[];
  /** Of the entity in the list; -1 for `ioc_name`. */
  readonly index: number;
}

/** In the order of the text; `within`: only what touches it. */
export function jinjaValues(analysis: IocAnalysis, within: Span): readonly JinjaValue[] {
  const { file, entities } = analysis;
  const top = (file.top ?? []).flatMap(({ start, field }) =>
    field.name === "ioc_name" ? valueOf(field, { start, chain: [], index: -1 }) : [],
  );
  const ofEntities = entities.flatMap(({ start, checked: { entity } }, index) =>
    touches(shifted(entity.span, start), within) ? valuesIn([entity], start, index) : [],
  );
  return [...top, ...ofEntities]
    .filter(({ start, scalar }) => touches(shifted(scalar.span, start), within))
    .sort((a, b) => a.start + a.scalar.span.start - (b.start + b.scalar.span.start));
}

export function jinjaValueAt(analysis: IocAnalysis, offset: number): JinjaValue | undefined {
  return jinjaValues(analysis, { start: offset, end: offset })[0];
}

/** Where the value's characters stand in the file; undefined where that is not exactly known. */
export function placesOf({ start, scalar }: JinjaValue, { lines }: IocAnalysis): ScalarOffsets | undefined {
  return scalarOffsets(lines.text, { ...scalar, span: shifted(scalar.span, start) });
}

function valuesIn(chain: readonly Entity[], start: number, index: number): readonly JinjaValue[] {
  const entity = chain.at(-1);
  if (entity === undefined) return [];
  const own = [...entity.fields.values()].flatMap((field) => valueOf(field, { start, chain, index }));
  const { repeated } = entity;
  // Behind an alias it is no part of this text.
  const isHere = repeated !== undefined && covers(entity.span, repeated.span.start);
  return isHere ? [...own, ...valuesIn([...chain, repeated], start, index)] : own;
}

function valueOf(field: Field, rest: Pick<JinjaValue, "start" | "chain" | "index">): readonly JinjaValue[] {
  if (field.name === "type" || !isWrittenHere(field)) return [];
  // ibek renders what is in lists only where it makes entities of a repeat.
  const isRendered = rest.chain.length > 1 || rest.chain[0]?.repeated !== undefined;
  return scalarsIn(field.value, isRendered ? MAX_DEPTH : 0).flatMap((scalar) =>
    scalar.type === "string" && hasJinja(scalar.text) ? [{ ...rest, field, scalar }] : [],
  );
}

/** `depth`: how many lists within lists to look into. */
function scalarsIn(node: YamlNode | undefined, depth: number): readonly YamlScalar[] {
  if (node?.kind === "scalar") return [node];
  return node?.kind === "sequence" && depth > 0 ? node.items.flatMap((item) => scalarsIn(item, depth - 1)) : [];
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}
