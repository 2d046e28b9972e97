import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { Entity } from "../ioc/entity.ts";
import { idUses, possibleIds, type EntityUses } from "../ioc/entityIds.ts";
import type { IocFacts } from "../ioc/workspaceIndex/iocFacts.ts";
import { uriOfPath } from "../text/fileUri.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { IocAnalysis } from "./analysis.ts";

/** What a file has to do with ids: the one in question, or the one beside it that the same IOC is made of. */
export interface IdFile {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly catalogue: EntityCatalogue;
  readonly entities: readonly (EntityUses & { readonly entity: Entity })[];
}

export function idFile({ uri, lines, catalogue, entities }: IocAnalysis): IdFile {
  return { uri, lines, catalogue, entities: entities.map(({ start, checked }) => ({ start, ...checked })) };
}

export function idFileBeside({ path, lines, file }: IocFacts, catalogue: EntityCatalogue): IdFile {
  const entities = file.entities.map(({ start, entity, broken }) => {
    const model = entity.type === undefined ? undefined : catalogue.models.get(entity.type);
    const uses = model ? idUses(entity, model) : [];
    return { start, entity, model, uses, possible: broken ? [() => true] : model ? [] : possibleIds(entity) };
  });
  return { uri: uriOfPath(path), lines, catalogue, entities };
}
