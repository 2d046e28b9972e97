import { dirname } from "node:path/posix";
import type { ModelFacts } from "./modelFacts.ts";
import type { ModelIdentity } from "./subject.ts";
import type { PlacedModel, SupportFacts } from "./supportFacts.ts";

/** An entity model in a support YAML file of the workspace. */
export interface ScopedModel {
  readonly identity: ModelIdentity;
  readonly file: SupportFacts;
  readonly placed: PlacedModel;
}

type ModelsByType = ReadonlyMap<string, ScopedModel>;

/**
 * Which model a type means: in an IOC the one in its own `config/` before those of the whole workspace, as
 * `EntityModelStore` has it. Support files beside an `ioc.yaml` are that IOC's alone.
 */
export class ModelScope {
  readonly #supports: readonly SupportFacts[];
  readonly #shared: ModelsByType;
  /** Of support files that are an instance's own, its folder. */
  readonly #owners = new Map<string, string>();
  readonly #own = new Map<string, ModelsByType>();

  /** `supports`: in the order they are found in, root after root; `instances`: folders that hold an `ioc.yaml`. */
  constructor(supports: readonly SupportFacts[], instances: ReadonlySet<string>) {
    this.#supports = supports;
    for (const { path } of supports) {
      const owner = foldersAbove(path).find((folder) => instances.has(folder));
      if (owner !== undefined) this.#owners.set(path, owner);
    }
    this.#shared = byType(supports.filter(({ path }) => !this.#owners.has(path)));
  }

  /** For an `ioc.yaml` in this folder. */
  inFolder(folder: string, type: string): ScopedModel | undefined {
    const known = this.#own.get(folder);
    const own = known ?? byType(this.#supports.filter(({ path }) => path.startsWith(`${folder}/`)));
    if (known === undefined) this.#own.set(folder, own);
    return own.get(type) ?? this.#shared.get(type);
  }

  /** For a support YAML file that names the type: a file that is there twice means its own. */
  inSupport(file: SupportFacts, type: string): ScopedModel | undefined {
    const own = modelsOf(file).findLast(({ identity }) => identity.type === type);
    if (own) return own;
    const owner = this.#owners.get(file.path);
    return owner === undefined ? this.#shared.get(type) : this.inFolder(owner, type);
  }
}

export function identityOf(model: ScopedModel | undefined, type: string): ModelIdentity {
  return model?.identity ?? { type, path: undefined };
}

/** Of two files that define a type, ibek takes the later. */
function byType(supports: readonly SupportFacts[]): ModelsByType {
  return new Map(
    supports.flatMap((file) =>
      modelsOf(file).map((model): readonly [string, ScopedModel] => [model.identity.type, model]),
    ),
  );
}

/** Those that have a module, and so a type. */
export function modelsOf(file: SupportFacts): readonly ScopedModel[] {
  const { module, path, models } = file;
  if (module === undefined) return [];
  return models.map((placed) => ({ identity: { type: typeOf(module, placed.facts), path }, file, placed }));
}

function typeOf(module: string, { name }: ModelFacts): string {
  return `${module}.${name.name}`;
}

/** The nearest first. */
function foldersAbove(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = dirname(path); !folders.includes(folder); folder = dirname(folder)) folders.push(folder);
  return folders;
}
