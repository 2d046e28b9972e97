// An ioc.yaml with what is known of it → what ibek generates from it.
import { basename } from "node:path/posix";
import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { MayBe } from "../ioc/entityIds.ts";
import { generate } from "../ioc/generation/generate.ts";
import type { GeneratedIoc } from "../ioc/generation/generatedIoc.ts";
import type { GenerationFile } from "../ioc/generation/generationInput.ts";
import type { ProcessEnvironment } from "../ioc/generation/processEnvironment.ts";
import type { InstanceConfig } from "../ioc/instanceConfig.ts";
import type { IocFile } from "../ioc/iocFile.ts";
import type { CheckedEntity } from "./checkedEntity.ts";

/** A file as it is written. */
export interface WrittenIoc {
  /** Absolute; undefined for a document that is no file. */
  readonly path: string | undefined;
  readonly text: string;
  readonly file: IocFile;
  readonly entities: readonly CheckedEntity[];
}

export interface GenerateOptions {
  readonly catalogue: EntityCatalogue;
  readonly environment: ProcessEnvironment;
  readonly instance: InstanceConfig | undefined;
  /** The other file that ibek reads for the instance. */
  readonly sibling: WrittenIoc | undefined;
  readonly isRefused: () => boolean;
}

const ANYTHING: readonly MayBe[] = [() => true];

export function generateIoc(
  written: WrittenIoc,
  { catalogue, environment, instance, sibling, isRefused }: GenerateOptions,
  previous: GeneratedIoc | undefined,
): GeneratedIoc {
  const isSecond = isRuntimeYaml(written);
  const both = sibling === undefined ? [written] : isSecond ? [sibling, written] : [written, sibling];
  const first = both[0]?.path ?? "ioc.yaml";
  return generate(
    {
      files: both.map(generationFile),
      own: both.indexOf(written),
      models: catalogue.models,
      ibekVersion: catalogue.ibekVersion,
      environment,
      devices: new Set([...(instance?.files ?? [])].filter((name) => name.endsWith(".pvi.device.yaml"))),
      fileName: basename(first).replace(/(?<=.)\.[^.]*$/, ""),
      earlier: isSecond && sibling === undefined ? ANYTHING : [],
      isRefused,
    },
    previous,
  );
}

/** Read after the `ioc.yaml` beside it. */
export function isRuntimeYaml({ path }: Pick<WrittenIoc, "path">): boolean {
  return path?.endsWith("/runtime.yaml") === true;
}

function generationFile({ text, file, entities }: WrittenIoc): GenerationFile {
  const iocName = file.top?.find(({ field }) => field.name === "ioc_name");
  return {
    text,
    target: file.target,
    iocName,
    unread: unreadPart(file),
    entities: file.entities.map((placed, index) => {
      const { model, possible = [] } = entities[index] ?? {};
      return { placed, model: model?.isOutline === true ? undefined : model, possible };
    }),
  };
}

function unreadPart({ yaml: { refused, frames, items = [] } }: IocFile): string | undefined {
  if (refused) return refused.unread;
  for (const { piece } of [...frames, ...items]) {
    const unread = piece.problems.find((problem) => problem.unread !== undefined)?.unread;
    if (unread !== undefined) return unread;
  }
  return undefined;
}
