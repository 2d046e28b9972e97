// Walks a piece of support YAML beside the shape it should have.
import { accepts } from "../../ioc/parameterValue.ts";
import { readFields, resolved, type AliasTarget, type Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlContent, YamlMap, YamlNode } from "../../syntax/yaml/yamlNode.ts";
import type { Span } from "../../text/span.ts";
import { closestName } from "../../text/closestName.ts";
import { newerThan } from "../../catalogue/newerThan.ts";
import type { ObjectShape, Shape } from "./shape.ts";
import type { Violation } from "./violation.ts";

/** A value and how to speak of it. */
interface Checked {
  readonly value: YamlContent | undefined;
  /** Of the value; of its name where nothing is written. */
  readonly span: Span;
  /** What stands for the whole of a mapping: its name, or its first word. */
  readonly head: Span;
  readonly title: string;
  readonly elsewhere: boolean;
}

export interface ShapeSurroundings {
  readonly target: AliasTarget;
  /** `4.8.2` */
  readonly ibekVersion: string;
}

/** `title`: of the node for people. */
export function checkShape(
  node: YamlNode,
  shape: Shape,
  title: string,
  surroundings: ShapeSurroundings,
): readonly Violation[] {
  const walk = new ShapeWalk(surroundings);
  walk.item(node, undefined, shape, title);
  return walk.violations;
}

/** The name and value of one field. */
export function checkField(field: Field, shape: Shape, surroundings: ShapeSurroundings): readonly Violation[] {
  const walk = new ShapeWalk(surroundings);
  walk.field(field, shape, `\`${field.name}\``);
  return walk.violations;
}

class ShapeWalk {
  readonly violations: Violation[] = [];
  readonly #surroundings: ShapeSurroundings;
  /** What many aliases name is checked at the first of them: an alias costs nothing to write. */
  readonly #seen = new Map<YamlContent, Set<Shape>>();

  constructor(surroundings: ShapeSurroundings) {
    this.#surroundings = surroundings;
  }

  field({ value, nameSpan, valueSpan, elsewhere }: Field, shape: Shape, title: string): void {
    const span = valueSpan.end > valueSpan.start ? valueSpan : nameSpan;
    this.#check({ value, span, head: nameSpan, title, elsewhere }, shape);
  }

  item(node: YamlNode, place: Span | undefined, shape: Shape, title: string): void {
    const value = resolved(node, this.#surroundings.target);
    const elsewhere = place ?? (node.kind === "alias" ? node.span : undefined);
    const span = elsewhere ?? node.span;
    const head = elsewhere ?? headOf(value) ?? { start: span.start, end: Math.max(span.start + 1, span.end) };
    this.#check({ value, span, head, title, elsewhere: elsewhere !== undefined }, shape);
  }

  #check(checked: Checked, shape: Shape): void {
    const { value } = checked;
    if (shape.kind === "anything" || (shape.orNull && isNull(value)) || this.#isSeen(checked, shape)) return;
    if (shape.kind === "list" && value?.kind === "sequence") {
      const place = checked.elsewhere ? checked.span : undefined;
      for (const item of value.items) this.item(item, place, shape.item, itemTitle(shape.item, checked.title));
    } else if (shape.kind === "named" && value?.kind === "map") this.#named(value, checked, shape);
    else if (shape.kind === "object" && value?.kind === "map") this.#object(value, checked, shape.object);
    else if (shape.kind === "typed" && value?.kind === "map") this.#typed(value, checked, shape);
    else if (!acceptsScalar(shape, value)) this.#wrong(checked, shape);
  }

  #wrong({ value, span, title, elsewhere }: Checked, shape: Shape): void {
    this.violations.push({ kind: "wrongValue", span, title, shape, value, isWritten: !elsewhere });
  }

  #isSeen({ value, elsewhere }: Checked, shape: Shape): boolean {
    if (!elsewhere || value === undefined) return false;
    const shapes = this.#seen.get(value) ?? new Set();
    this.#seen.set(value, shapes);
    return shapes.size === shapes.add(shape).size;
  }

  #fields(map: YamlMap, { elsewhere, span }: Checked): ReadonlyMap<string, Field> {
    const { byName, badMerges } = readFields(map, this.#surroundings.target, elsewhere ? span : undefined);
    this.violations.push(...badMerges.map((each) => ({ kind: "badMerge" as const, ...each })));
    return byName;
  }

  #named(map: YamlMap, checked: Checked, shape: Extract<Shape, { kind: "named" }>): void {
    for (const field of this.#fields(map, checked).values()) {
      if (!field.nameIsText && !shape.anyName) {
        this.violations.push({ kind: "keyNotText", span: field.nameSpan, field });
        continue;
      }
      const title = shape.value.kind === "typed" ? `${shape.value.title} \`${field.name}\`` : `\`${field.name}\``;
      this.field(field, shape.value, title);
    }
  }

  #typed(map: YamlMap, checked: Checked, shape: Extract<Shape, { kind: "typed" }>): void {
    const place = checked.elsewhere ? checked.span : undefined;
    const type = readFields(map, this.#surroundings.target, place).byName.get("type");
    const named = type?.value?.kind === "scalar" && type.value.type === "string" ? type.value.text : undefined;
    const object = shape.objects.get(type === undefined ? (shape.fallback ?? "") : (named ?? ""));
    if (object) {
      this.#object(map, checked, object);
      return;
    }
    if (type === undefined) {
      this.#missing(map, checked, ["type"]);
      return;
    }
    const words = [...shape.objects.keys()].map((text) => ({ text, description: "" }));
    this.field(type, { kind: "word", words, offered: false }, "`type`");
  }

  #object(map: YamlMap, checked: Checked, object: ObjectShape): void {
    const fields = this.#fields(map, checked);
    const known = [...object.keys].filter(([, { since }]) => !newerThan(since, this.#surroundings.ibekVersion));
    const used = new Set<string>();
    for (const [name, { shape, alsoRead }] of known) {
      const field = fields.get(name) ?? fields.get(alsoRead ?? "");
      if (!field?.nameIsText) continue;
      used.add(field.name);
      this.field(field, shape, `\`${field.name}\``);
    }
    const absent = known.map(([name]) => name).filter((name) => !used.has(name));
    const meant = new Set<string>();
    for (const field of fields.values()) {
      const { name, nameSpan, nameIsText } = field;
      if (!nameIsText) this.violations.push({ kind: "keyNotText", span: nameSpan, field });
      else if (!object.open && !used.has(name)) {
        const since = object.keys.get(name)?.since;
        const near = closestName(name, absent);
        if (near !== undefined) meant.add(near);
        this.violations.push({ kind: "unknownKey", span: nameSpan, field, map, object, meant: near, since });
      }
    }
    // What is only misspelt is not missing as well.
    const missing = known
      .filter(([name, key]) => key.required && absent.includes(name) && !fields.has(key.alsoRead ?? name))
      .filter(([name]) => !meant.has(name))
      .map(([name]) => name);
    if (missing.length > 0) this.#missing(map, checked, missing);
  }

  #missing(map: YamlMap, { head, title, elsewhere }: Checked, names: readonly string[]): void {
    this.violations.push({ kind: "missingKeys", span: head, map, title, names, elsewhere });
  }
}

function acceptsScalar(shape: Shape, value: YamlContent | undefined): boolean {
  const text = value?.kind === "scalar" && value.type === "string" ? value.text : undefined;
  switch (shape.kind) {
    case "anything":
      return true;
    case "text":
      return text !== undefined;
    case "word":
      return text !== undefined && (shape.offered || shape.words.some((word) => word.text === text));
    case "scratch":
      return text !== undefined || value?.kind === "sequence";
    case "converted":
      return value !== undefined && accepts(shape.type, value);
    case "list":
    case "named":
    case "object":
    case "typed":
      return false;
  }
}

function isNull(value: YamlContent | undefined): boolean {
  return value === undefined || (value.kind === "scalar" && value.type === "null");
}

function headOf(value: YamlContent | undefined): Span | undefined {
  if (value?.kind !== "map") return undefined;
  const name = value.entries.find(({ key }) => key.kind === "scalar" && key.text === "name");
  return name?.value?.span ?? value.entries[0]?.key.span;
}

function itemTitle(shape: Shape, list: string): string {
  if (shape.kind === "object") return shape.object.title;
  return shape.kind === "typed" ? shape.title : `an item of ${list}`;
}
