import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { EntityIds } from "../ioc/entityIds.ts";
import type { GeneratedIoc } from "../ioc/generation/generatedIoc.ts";
import type { ProcessEnvironment } from "../ioc/generation/processEnvironment.ts";
import type { InstanceConfig } from "../ioc/instanceConfig.ts";
import { readIocFile, type IocFile } from "../ioc/iocFile.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { checkEntity } from "./checkedEntity.ts";
import { evaluatedFile, type LocatedEntity } from "./evaluatedFile.ts";
import { fileProblems } from "./fileProblems.ts";
import { generateIoc, type WrittenIoc } from "./generateIoc.ts";
import type { SiblingRefusal } from "./rule.ts";
import { siblingRefusal } from "./siblingRefusal.ts";

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
  /** Why ibek refuses the other file of the instance, and with it this one. */
  readonly siblingRefusal: SiblingRefusal | undefined;
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
      instance,
      sibling,
      isRefused: () => isRefused(analysis),
    },
    previous?.generated,
  );
  const evaluated = evaluatedFile(written, generated, sibling);
  const analysis: IocAnalysis = {
    uri: document.uri,
    path: document.path,
    lines: new LineIndex(document.text),
    file: written.file,
    catalogue,
    instance,
    environment,
    sibling,
    ...evaluated,
    generated,
    siblingRefusal: sibling && siblingRefusal(written, generated, surroundings, sibling),
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

function isRefused(analysis: IocAnalysis): boolean {
  return (
    fileProblems(analysis).some(({ severity }) => severity === "error") ||
    analysis.entities.some(({ checked }) => checked.problems.some(({ severity }) => severity === "error"))
  );
}
