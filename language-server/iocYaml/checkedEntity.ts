import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { EntityModel } from "../catalogue/entityModels/entityModel.ts";
import type { Entity } from "../ioc/entity.ts";
import { idUses, possibleIds, type IdUse, type MayBe } from "../ioc/entityIds.ts";
import type { PlacedEntity } from "../ioc/iocFile.ts";
import type { Problem } from "./problem.ts";
import { ENTITY_RULES } from "./rules.ts";

/** One entity as it is written; kept until its text or the catalogue changes. */
export interface CheckedEntity {
  readonly entity: Entity;
  readonly model: EntityModel | undefined;
  readonly uses: readonly IdUse[];
  readonly possible: readonly MayBe[];
  /** Spans count from the entity's piece. */
  readonly problems: readonly Problem[];
  /** Of what its repeats repeat: how bad they are depends on whether anything is made of it. */
  readonly repeatedProblems: readonly RepeatedProblem[];
}

interface RepeatedProblem {
  readonly problem: Problem;
  /** 0 for what the entity itself repeats, 1 for a repeat in it, and so on. */
  readonly level: number;
  /** The values are written out, so that something is made for sure. */
  readonly isSure: boolean;
}

const ANYTHING: readonly MayBe[] = [() => true];

export function checkEntity({ entity, broken }: PlacedEntity, catalogue: EntityCatalogue): CheckedEntity {
  const model = modelOf(entity, catalogue);
  return {
    entity,
    model,
    uses: model ? idUses(entity, model) : [],
    possible: broken ? ANYTHING : model && model.isOutline !== true ? [] : possibleIds(entity),
    // What does not parse has said so; everything else would follow from that.
    problems: broken ? [] : problemsOf(entity, catalogue, false),
    repeatedProblems: broken ? [] : repeatedProblems(entity, catalogue, 0, true),
  };
}

function modelOf(entity: Entity, catalogue: EntityCatalogue): EntityModel | undefined {
  return entity.type === undefined ? undefined : catalogue.models.get(entity.type);
}

function problemsOf(entity: Entity, catalogue: EntityCatalogue, repeated: boolean): readonly Problem[] {
  const model = modelOf(entity, catalogue);
  return ENTITY_RULES.flatMap((rule) =>
    rule
      .check({ entity, model, catalogue, repeated })
      .map((finding): Problem => ({ severity: rule.severity, ...finding, code: rule.code })),
  );
}

function repeatedProblems(
  { repeated, fields }: Entity,
  catalogue: EntityCatalogue,
  level: number,
  isMade: boolean,
): readonly RepeatedProblem[] {
  if (repeated === undefined) return [];
  const values = fields.get("values")?.value;
  const isSure = isMade && values?.kind === "sequence" && values.items.length > 0;
  return [
    ...problemsOf(repeated, catalogue, true).map((problem) => ({ problem, level, isSure })),
    ...repeatedProblems(repeated, catalogue, level + 1, isSure),
  ];
}
