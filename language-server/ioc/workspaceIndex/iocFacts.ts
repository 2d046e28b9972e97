// What an ioc.yaml says that other files are concerned by, without any meaning: the types it names and what it gives them.
import { dirname } from "node:path/posix";
import { LineIndex } from "../../text/lineIndex.ts";
import type { AliasTarget } from "../../syntax/yaml/mapFields.ts";
import type { YamlMap, YamlNode } from "../../syntax/yaml/yamlNode.ts";
import { readEntity, type Entity } from "../entity.ts";
import { readIocFile, type IocFile, type PlacedEntity } from "../iocFile.ts";
import { givenNames, withRepeated, type GivenNames } from "./givenNames.ts";
import { mergedNames } from "./mergedNames.ts";
import { jinjaUses, joinedUses, type JinjaUses } from "./jinjaUses.ts";

/** One entity, or one that a repeat makes. Spans count from the entity's piece. */
export interface EntityFacts extends GivenNames {
  readonly entity: Entity;
  /** Of an entity in a repeat nothing: its Jinja sees the repeat's values, not its own. */
  readonly jinja: JinjaUses;
  /** What merges bring, also where the entity has another value. */
  readonly merged: ReadonlySet<string>;
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
  /** Under `shared`: what entities take over by an alias. */
  readonly shared: readonly PlacedFacts[];
}

/** Entities that are as they were in `previous` keep their facts. */
export function readIocFacts(path: string, text: string, previous: IocFacts | undefined): IocFacts {
  const file = readIocFile(text, previous?.file);
  const known = new Map(previous?.placed.map(({ entities }) => [entities[0]?.entity, entities]));
  const placed = file.entities.map((each) => ({
    start: each.start,
    entities: known.get(each.entity) ?? entityFacts(each, file.target),
  }));
  return { path, folder: dirname(path), lines: new LineIndex(text), file, placed, shared: sharedFacts(file) };
}

const MAX_DEPTH = 20;

function sharedFacts({ top, yaml, target }: IocFile): readonly PlacedFacts[] {
  const shared = top?.find(({ field }) => field.name === "shared");
  const frame = yaml.frames.find(({ start }) => start === shared?.start);
  if (shared === undefined || frame === undefined || shared.field.elsewhere) return [];
  const { start, piece } = frame;
  return [...mappingsIn(shared.field.value, 0)].flatMap((map) => {
    const entity = readEntity(map, ({ target }) => target);
    return entity.type === undefined ? [] : [{ start, entities: entityFacts({ entity, piece }, target) }];
  });
}

/** The outermost ones that may be an entity. */
function* mappingsIn(node: YamlNode | undefined, depth: number): Generator<YamlMap> {
  if (depth > MAX_DEPTH) return;
  if (node?.kind === "sequence") for (const item of node.items) yield* mappingsIn(item, depth + 1);
  if (node?.kind !== "map") return;
  if (node.entries.some(({ key }) => key.kind === "scalar" && key.text === "type")) yield node;
  else for (const { value } of node.entries) yield* mappingsIn(value, depth + 1);
}

/** `target`: finds what an alias to another piece stands for. */
export function entityFacts(
  { entity, piece }: Pick<PlacedEntity, "entity" | "piece">,
  target: AliasTarget,
): readonly EntityFacts[] {
  return withRepeated(entity).map((each) => {
    const own = each === entity ? [...each.fields.values()] : [];
    // What aliases in a value stand for is known where it is in the same piece.
    const jinja = joinedUses(own.map((field) => jinjaUses(piece.text, field, ({ target }) => target)));
    const merged = mergedNames(each.content, target);
    return { entity: each, ...givenNames(each, piece.text), jinja, merged };
  });
}
