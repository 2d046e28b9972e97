import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { EntityModel } from "../catalogue/entityModels/entityModel.ts";
import type { Entity } from "../ioc/entity.ts";
import { collectIds, idUses, possibleIds, type EntityIds, type IdUse, type MayBe } from "../ioc/entityIds.ts";
import type { InstanceConfig } from "../ioc/instanceConfig.ts";
import { readIocFile, type IocFile, type PlacedEntity } from "../ioc/iocFile.ts";
import { LineIndex } from "../text/lineIndex.ts";
import type { Problem } from "./problem.ts";
import { ENTITY_RULES } from "./rules.ts";

/** One entity with its meaning; kept until its text or the catalogue changes. */
export interface CheckedEntity {
  readonly entity: Entity;
  readonly model: EntityModel | undefined;
  readonly uses: readonly IdUse[];
  readonly possible: readonly MayBe[];
  /** Spans count from the entity's piece. */
  readonly problems: readonly Problem[];
}

/** An entity of the list and where its piece of text begins. */
export interface LocatedEntity {
  readonly start: number;
  readonly checked: CheckedEntity;
}

/** All there is to know of one version of an ioc.yaml. Immutable. */
export interface IocAnalysis {
  readonly uri: string;
  readonly path: string | undefined;
  readonly lines: LineIndex;
  readonly file: IocFile;
  readonly catalogue: EntityCatalogue;
  /** What lies beside it, for a file in an instance's `config/`. */
  readonly instance: InstanceConfig | undefined;
  readonly entities: readonly LocatedEntity[];
  readonly ids: EntityIds;
}

const ANYTHING: readonly MayBe[] = [() => true];

export function analyseIoc(
  document: { readonly uri: string; readonly path: string | undefined; readonly text: string },
  { catalogue, instance }: Pick<IocAnalysis, "catalogue" | "instance">,
  previous: IocAnalysis | undefined,
): IocAnalysis {
  const file = readIocFile(document.text, previous?.file);
  const before = new Map(
    previous?.catalogue === catalogue ? previous.entities.map(({ checked }) => [checked.entity, checked]) : [],
  );
  const entities = file.entities.map((placed) => ({
    start: placed.start,
    checked: before.get(placed.entity) ?? checkEntity(placed, catalogue),
  }));
  // A runtime.yaml is read after its ioc.yaml, so all of that one's ids are there already.
  const earlier = document.path?.endsWith("/runtime.yaml") ? ANYTHING : [];
  const ids = collectIds(
    entities.map(({ start, checked }) => ({ start, ...checked })),
    earlier,
  );
  return {
    uri: document.uri,
    path: document.path,
    lines: new LineIndex(document.text),
    file,
    catalogue,
    instance,
    entities,
    ids,
  };
}

function checkEntity({ entity, broken }: PlacedEntity, catalogue: EntityCatalogue): CheckedEntity {
  const model = entity.type === undefined ? undefined : catalogue.models.get(entity.type);
  return {
    entity,
    model,
    uses: model ? idUses(entity, model) : [],
    possible: broken ? ANYTHING : model && model.isOutline !== true ? [] : possibleIds(entity),
    // What does not parse has said so; everything else would follow from that.
    problems: broken ? [] : problemsOf(entity, catalogue, false),
  };
}

function problemsOf(entity: Entity, catalogue: EntityCatalogue, repeated: boolean): readonly Problem[] {
  const model = entity.type === undefined ? undefined : catalogue.models.get(entity.type);
  const own = ENTITY_RULES.flatMap((rule) =>
    rule
      .check({ entity, model, catalogue, repeated })
      .map((finding): Problem => ({ severity: rule.severity, ...finding, code: rule.code })),
  );
  if (entity.repeated === undefined) return own;
  const inner = problemsOf(entity.repeated, catalogue, true);
  return [...own, ...(repeatsSurely(entity) ? inner : inner.map(asWarning))];
}

/** With no values, or values only rendering tells, ibek may never make the entity and so never refuse it. */
function repeatsSurely(repeat: Entity): boolean {
  const values = repeat.fields.get("values")?.value;
  return values?.kind === "sequence" && values.items.length > 0;
}

function asWarning(problem: Problem): Problem {
  return problem.severity === "error" ? { ...problem, severity: "warning" } : problem;
}
