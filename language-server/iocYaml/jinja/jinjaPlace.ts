import type { EntityCatalogue } from "../../catalogue/entityModels/entityCatalogue.ts";
import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import { textOf, type Entity } from "../../ioc/entity.ts";

/** The value whose Jinja is asked about. */
export interface JinjaPlace {
  /** Of the entity in the list; of the repeat for an entity inside of one; -1 for `ioc_name`. */
  readonly index: number;
  /** Of the entity the value belongs to; undefined where it is not known. */
  readonly model: EntityModel | undefined;
  /** The name of the value; undefined where it is not known. */
  readonly field: string | undefined;
  /** Of the repeats around the entity, the outermost first: `index`. */
  readonly variables: readonly string[];
  /** Another value of the entity, as written. */
  textOf(name: string): string | undefined;
}

/** `chain`: the repeats around an entity, the outermost first, and the entity. */
export function jinjaPlace(
  chain: readonly Entity[],
  index: number,
  field: string,
  catalogue: EntityCatalogue,
): JinjaPlace {
  const entity = chain.at(-1);
  return {
    index,
    model: entity?.type === undefined ? undefined : catalogue.models.get(entity.type),
    field,
    variables: chain.slice(0, -1).map((repeat) => textOf(repeat.fields.get("variable")) ?? "index"),
    textOf: (name) => textOf(entity?.fields.get(name)),
  };
}
