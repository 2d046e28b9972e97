// What an ioc.yaml says that other files are concerned by, without any meaning: the types it names and what it gives them.
import { dirname } from "node:path/posix";
import { LineIndex } from "../../text/lineIndex.ts";
import type { Entity } from "../entity.ts";
import { readIocFile, type IocFile, type PlacedEntity } from "../iocFile.ts";
import { jinjaUses, joinedUses, type JinjaUses } from "./jinjaUses.ts";
import { writtenName, type WrittenName } from "./writtenName.ts";

/** One entity, or one that a repeat makes. Spans count from the entity's piece. */
export interface EntityFacts {
  readonly entity: Entity;
  readonly type: WrittenName | undefined;
  /** What it is given, `type` left out. */
  readonly keys: readonly WrittenName[];
  /** Of an entity in a repeat nothing: its Jinja sees the repeat's values, not its own. */
  readonly jinja: JinjaUses;
}

export interface PlacedFacts {
  readonly start: number;
  /** The entity's own first, then what it repeats. */
  readonly entities: readonly EntityFacts[];
}

export interface IocFacts {
  /** Absolute: `/services/bl01t-ea-test-01/config/ioc.yaml`. */
  readonly path: string;
  /** What lies there and below is mounted into the IOC. */
  readonly folder: string;
  readonly lines: LineIndex;
  readonly file: IocFile;
  readonly placed: readonly PlacedFacts[];
}

/** Entities that are as they were in `previous` keep their facts. */
export function readIocFacts(path: string, text: string, previous: IocFacts | undefined): IocFacts {
  const file = readIocFile(text, previous?.file);
  const known = new Map(previous?.placed.map(({ entities }) => [entities[0]?.entity, entities]));
  const placed = file.entities.map((each) => ({
    start: each.start,
    entities: known.get(each.entity) ?? entityFacts(each),
  }));
  return { path, folder: dirname(path), lines: new LineIndex(text), file, placed };
}

export function entityFacts({ entity, piece }: Pick<PlacedEntity, "entity" | "piece">): readonly EntityFacts[] {
  const facts: EntityFacts[] = [];
  for (let each: Entity | undefined = entity; each !== undefined; each = each.repeated) {
    facts.push(factsOf(each, piece.text, each !== entity));
  }
  return facts;
}

function factsOf(entity: Entity, text: string, isRepeated: boolean): EntityFacts {
  const fields = [...entity.fields.values()];
  const type = entity.fields.get("type");
  const own = isRepeated ? [] : fields.filter(({ elsewhere }) => !elsewhere);
  return {
    entity,
    type: type && entity.type !== undefined ? writtenName(text, type.valueSpan, entity.type) : undefined,
    keys: fields.filter((field) => field !== type).map(({ name, nameSpan }) => writtenName(text, nameSpan, name)),
    // What aliases in a value stand for is known where it is in the same piece.
    jinja: joinedUses(own.map((field) => jinjaUses(text, field, ({ target }) => target))),
  };
}
