// A file as it is written, with what evaluating it finds.
import { collectIds, type EntityIds, type IdUse, type MayBe } from "../ioc/entityIds.ts";
import type { EntityWork } from "../ioc/generation/entityWork.ts";
import type { GeneratedIoc } from "../ioc/generation/generatedIoc.ts";
import type { GenerationProblem } from "../ioc/generation/generated.ts";
import type { CheckedEntity } from "./checkedEntity.ts";
import { evaluatedProblems } from "./evaluatedProblems.ts";
import { isRuntimeYaml, type WrittenIoc } from "./generateIoc.ts";

/** An entity of the list and where its piece of text begins. */
export interface LocatedEntity {
  readonly start: number;
  /** With the problems of its evaluation. */
  readonly checked: CheckedEntity;
  /** Before that. */
  readonly written: CheckedEntity;
}

export interface EvaluatedFile {
  readonly entities: readonly LocatedEntity[];
  readonly ids: EntityIds;
}

/** `sibling`: the other file that ibek reads for the instance. */
export function evaluatedFile(
  written: WrittenIoc,
  generated: GeneratedIoc,
  sibling: WrittenIoc | undefined,
): EvaluatedFile {
  const entities = locatedEntities(written, generated);
  return { entities, ids: idsOf(written, entities, generated, sibling) };
}

function locatedEntities({ file, entities }: WrittenIoc, generated: GeneratedIoc): readonly LocatedEntity[] {
  const found = new Map<number, GenerationProblem[]>();
  for (const problem of generated.problems) {
    const others = found.get(problem.entity);
    if (others) others.push(problem);
    else found.set(problem.entity, [problem]);
  }
  return entities.map((written, index) => {
    const own = found.get(index) ?? [];
    const isPlain = own.length === 0 && written.repeatedProblems.length === 0;
    const problems = isPlain ? [] : evaluatedProblems(written, generated.work(index)?.made ?? [], own);
    return {
      start: file.entities[index]?.start ?? 0,
      written,
      checked: isPlain ? written : { ...written, problems },
    };
  });
}

const ANYTHING: readonly MayBe[] = [() => true];

function idsOf(
  written: WrittenIoc,
  entities: readonly LocatedEntity[],
  generated: GeneratedIoc,
  sibling: WrittenIoc | undefined,
): EntityIds {
  const evaluated = entities.map(({ start, written: { model, uses, possible } }, index) => {
    const work = generated.work(index);
    return { start, model, uses: work ? evaluatedUses(uses, work) : uses, possible };
  });
  if (!isRuntimeYaml(written)) return collectIds(evaluated, [], generated.madeIds);
  // It is read after its ioc.yaml, so all of that one's ids are there already.
  const earlier = sibling
    ? [generated.hasForeignId, ...sibling.entities.flatMap(({ possible }) => possible)]
    : ANYTHING;
  return collectIds(evaluated, earlier, generated.madeIds);
}

/** With the ids that only rendering tells. */
function evaluatedUses(uses: readonly IdUse[], { ids }: EntityWork): readonly IdUse[] {
  if (uses.every(({ id, parameter }) => id === ids.get(parameter.name))) return uses;
  return uses.map((use) => ({ ...use, id: ids.get(use.parameter.name) ?? use.id }));
}
