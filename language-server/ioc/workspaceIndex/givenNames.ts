import type { Entity } from "../entity.ts";
import { writtenName, type WrittenName } from "./writtenName.ts";

/** The type an entity names, and the names of the values it is given. */
export interface GivenNames {
  readonly type: WrittenName | undefined;
  /** `type` left out. */
  readonly keys: readonly WrittenName[];
}

/** `text`: that the entity's spans count in. */
export function givenNames(entity: Entity, text: string): GivenNames {
  const type = entity.fields.get("type");
  const others = [...entity.fields.values()].filter((field) => field !== type);
  return {
    type: type && entity.type !== undefined ? writtenName(text, type.valueSpan, entity.type) : undefined,
    keys: others.map(({ name, nameSpan }) => writtenName(text, nameSpan, name)),
  };
}

/** The entity, then what it repeats, and what that repeats. */
export function withRepeated(entity: Entity): readonly Entity[] {
  return [entity, ...(entity.repeated ? withRepeated(entity.repeated) : [])];
}
