import type { Entity } from "../../ioc/entity.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import { writtenEnd } from "../../syntax/yaml/writtenEnd.ts";
import { isWrittenHere } from "../fix.ts";

export interface WrittenField {
  readonly name: string;
  /** As written, with its quotes. */
  readonly nameText: string;
  readonly field: Field;
  /** Behind the colon, without blanks; a value on the lines below begins with the line end. */
  readonly source: string;
  /** Of the name in its line. */
  readonly column: number;
}

/** The names and values of an entity in their order; undefined where something comes from elsewhere or has an anchor. */
export function entityFields(entity: Entity, piece: string): readonly WrittenField[] | undefined {
  const { content, span, fields, badMerges } = entity;
  if (content?.kind !== "map" || content.span !== span || badMerges.length > 0) return undefined;
  const found: WrittenField[] = [];
  for (const { key, value } of content.entries) {
    const field = key.kind === "scalar" ? fields.get(key.text) : undefined;
    if (field === undefined || value === undefined || field.value === undefined || !isWrittenHere(field))
      return undefined;
    if (field.nameSpan.start !== key.span.start) return undefined;
    const between = piece.slice(key.span.end, value.span.start);
    if (!/^\s*:\s*$/.test(between)) return undefined;
    const lineStart = piece.lastIndexOf("\n", key.span.start - 1) + 1;
    found.push({
      name: field.name,
      nameText: piece.slice(key.span.start, key.span.end),
      field,
      source: between.replace(/^\s*:[ \t]*/, "") + piece.slice(value.span.start, writtenEnd(value, piece)),
      column: key.span.start - lineStart,
    });
  }
  return found;
}

/** `name: value`, both as written. */
export function pair(name: string, source: string): string {
  return `${name}:${/^\r?\n/.test(source) ? "" : " "}${source}`;
}

/** A value of several lines where its name stands in another column; undefined where it cannot move as a whole. */
export function movedSource({ source, column }: WrittenField, to: number): string | undefined {
  const by = to - column;
  if (!source.includes("\n") || by === 0) return source;
  if (by > 0) return source.replace(/\n(?=[^\r\n])/g, `\n${" ".repeat(by)}`);
  const removed = new RegExp(`\\n {${-by}}(?=[^\\r\\n])`, "g");
  const lines = source.split("\n").length - 1;
  const blank = (source.match(/\n(?=\r?\n)/g) ?? []).length;
  return (source.match(removed) ?? []).length + blank === lines ? source.replace(removed, "\n") : undefined;
}
