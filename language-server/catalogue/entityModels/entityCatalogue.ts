import { BUILT_IN_MODELS } from "./builtInModels.ts";
import type { EntityModel } from "./entityModel.ts";
import type { SupportProblem } from "./readSupportFile.ts";

/** The entity types one instance can use, and where they come from. Immutable. */
export interface EntityCatalogue {
  readonly models: ReadonlyMap<string, EntityModel>;
  /** `pmac`, `ADCore`, …, and `ibek`. */
  readonly modules: ReadonlySet<string>;
  /** The nearest first: `config/`, `workspace`, `ioc-adaravis-runtime:2026.6.1`. */
  readonly origins: readonly string[];
  /** The definitions of the instance's image: only with them is a module that nobody defines an error. */
  readonly image: "folder" | "pending" | "none";
  /** Why there are none from the image. */
  readonly missing: string | undefined;
  /** The image the instance runs, where that is known: `ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1`. */
  readonly pinnedImage: string | undefined;
  /** Types that the workspace defines otherwise than the instance's image does. */
  readonly notOfImage: ReadonlySet<string>;
  /** Whose rules hold: `4.8.2`. */
  readonly ibekVersion: string;
  /** Of the files beside the `ioc.yaml`, or of all: those are read through for it, the first time. */
  problems(of: "config" | "all"): readonly SupportProblem[];
  /** Paths read and folders looked into. */
  readonly dependencies: readonly string[];
}

export interface ModelSource {
  /** `config`: mounted into the IOC, where it takes the place of the image's; the others are for the editor only. */
  readonly kind: "config" | "workspace" | "image" | "schema";
  readonly origin: string;
  readonly models: readonly EntityModel[];
  problems(): readonly SupportProblem[];
  readonly dependencies: readonly string[];
}

/** The sources nearest first: the first that defines a type wins. */
export function entityCatalogue(
  sources: readonly ModelSource[],
  facts: Pick<EntityCatalogue, "image" | "missing" | "pinnedImage" | "ibekVersion">,
): EntityCatalogue {
  const models = new Map<string, EntityModel>();
  for (const source of sources) {
    for (const model of source.models) if (!models.has(model.type)) models.set(model.type, model);
  }
  // As in ibek, nobody can replace the built-in types.
  for (const model of BUILT_IN_MODELS) models.set(model.type, model);
  return {
    ...facts,
    models,
    modules: new Set([...models.values()].map((model) => model.module)),
    origins: sources.filter((source) => source.models.length > 0).map((source) => source.origin),
    notOfImage: notOfImage(models, sources),
    problems: (of) =>
      sources.filter(({ kind }) => of === "all" || kind === "config").flatMap((source) => source.problems()),
    dependencies: sources.flatMap((source) => source.dependencies),
  };
}

function notOfImage(models: ReadonlyMap<string, EntityModel>, sources: readonly ModelSource[]): ReadonlySet<string> {
  const config = new Set(sources.filter(({ kind }) => kind === "config").flatMap((source) => source.models));
  const image = sources.filter(({ kind }) => kind === "image").flatMap((source) => source.models);
  const other = image.filter(({ type, source }) => {
    const used = models.get(type);
    return used !== undefined && !config.has(used) && used.source !== source;
  });
  return new Set(other.map(({ type }) => type));
}
