import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import { collectIds, type EntityIds, type IdUse, type MayBe } from "../ioc/entityIds.ts";
import type { EntityWork } from "../ioc/generation/entityWork.ts";
import type { GeneratedIoc } from "../ioc/generation/generatedIoc.ts";
import type { GenerationProblem } from "../ioc/generation/generated.ts";
import type { ProcessEnvironment } from "../ioc/generation/processEnvironment.ts";
import type { InstanceConfig } from "../ioc/instanceConfig.ts";
import { readIocFile, type IocFile } from "../ioc/iocFile.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { checkEntity, type CheckedEntity } from "./checkedEntity.ts";
import { evaluatedProblems, problemOf } from "./evaluatedProblems.ts";
import { fileProblems } from "./fileProblems.ts";
import { generateIoc, isRuntimeYaml, type WrittenIoc } from "./generateIoc.ts";

/** An entity of the list and where its piece of text begins. */
export interface LocatedEntity {
  readonly start: number;
  /** With the problems of its evaluation. */
  readonly checked: CheckedEntity;
  /** Before that. */
  readonly written: CheckedEntity;
}

/** What an ioc.yaml is looked at with; the same for all its versions until something around it changes. */
export interface IocSurroundings {
  readonly catalogue: EntityCatalogue;
  /** What lies beside it, for a file in an instance's `config/`. */
  readonly instance: InstanceConfig | undefined;
  /** What is known of the environment ibek runs in. */
  readonly environment: ProcessEnvironment;
  /** The other file that ibek reads for the instance: of an `ioc.yaml`, the `runtime.yaml` beside it, and the reverse. */
  readonly sibling: WrittenIoc | undefined;
}

/** All there is to know of one version of an ioc.yaml. Immutable. */
export interface IocAnalysis extends IocSurroundings {
  readonly uri: string;
  readonly path: string | undefined;
  readonly lines: LineIndex;
  readonly file: IocFile;
  readonly entities: readonly LocatedEntity[];
  readonly ids: EntityIds;
  /** What ibek makes of it. */
  readonly generated: GeneratedIoc;
}

interface IocDocument {
  readonly uri: string;
  readonly path: string | undefined;
  readonly text: string;
}

export function analyseIoc(
  document: IocDocument,
  surroundings: IocSurroundings,
  previous: IocAnalysis | undefined,
): IocAnalysis {
  const { catalogue, instance, environment, sibling } = surroundings;
  const written = writtenIoc(document, catalogue, previous);
  const generated = generateIoc(
    written,
    {
      catalogue,
      environment,
      sibling,
      isRefused: () => isRefused(analysis) || (sibling !== undefined && isRefusedAlone(sibling)),
    },
    previous?.generated,
  );
  const entities = locatedEntities(written, generated);
  const analysis: IocAnalysis = {
    uri: document.uri,
    path: document.path,
    lines: new LineIndex(document.text),
    file: written.file,
    catalogue,
    instance,
    environment,
    sibling,
    entities,
    ids: idsOf(written, entities, generated, sibling),
    generated,
  };
  return analysis;
}

/** A file without its evaluation. */
export function writtenIoc(
  { path, text }: Pick<IocDocument, "path" | "text">,
  catalogue: EntityCatalogue,
  previous?: IocAnalysis,
): WrittenIoc {
  const file = readIocFile(text, previous?.file);
  const known = previous?.catalogue === catalogue ? previous.entities : [];
  const before = new Map(known.map(({ written }) => [written.entity, written]));
  const entities = file.entities.map((placed) => before.get(placed.entity) ?? checkEntity(placed, catalogue));
  return { path, text, file, entities };
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

function isRefused(analysis: IocAnalysis): boolean {
  return (
    analysis.generated.foreignProblems.some((problem) => problemOf(problem).severity === "error") ||
    fileProblems(analysis).some(({ severity }) => severity === "error") ||
    analysis.entities.some(({ checked }) => checked.problems.some(({ severity }) => severity === "error"))
  );
}

/** By the rules on what is written: what evaluating finds, it finds together with the other file. */
function isRefusedAlone(sibling: WrittenIoc): boolean {
  return (
    sibling.file.yaml.refused !== undefined ||
    sibling.file.entities.some(({ broken }) => broken) ||
    sibling.entities.some(({ problems }) => problems.some(({ severity }) => severity === "error"))
  );
}
