// Which models the objects are of that parameters refer to: support YAML does not say, the entities in use do.
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { textOf, type Entity } from "../entity.ts";
import type { IocFacts } from "./iocFacts.ts";
import type { ModelMember } from "./modelFacts.ts";
import type { ModelScope, ScopedModel } from "./modelScope.ts";
import { subjectKey } from "./subject.ts";

export class ObjectTypes {
  readonly #scope: ModelScope;
  /** IOC → id → model. */
  readonly #ids = new Map<string, ReadonlyMap<string, ScopedModel>>();
  /** Object parameter → what its entities refer to, by type. */
  readonly #seen = new Map<string, Map<string, ScopedModel>>();

  constructor(iocs: readonly IocFacts[], scope: ModelScope) {
    this.#scope = scope;
    for (const [key, files] of groupedByIoc(iocs))
      this.#ids.set(key, new Map(files.flatMap((file) => this.#idsIn(file))));
    for (const ioc of iocs) this.#readUses(ioc);
  }

  /** What a parameter of this entity refers to. */
  ofEntity(ioc: IocFacts, entity: Entity, member: ModelMember): ScopedModel | undefined {
    const id = givenText(entity, member);
    return id === undefined ? undefined : this.#ids.get(iocKey(ioc))?.get(id);
  }

  /** What a parameter of this model refers to in all entities of the workspace. */
  ofParameter(model: Pick<ScopedModel, "identity">, parameter: string): readonly ScopedModel[] {
    return [...(this.#seen.get(parameterKey(model, parameter))?.values() ?? [])];
  }

  #idsIn(ioc: IocFacts): readonly (readonly [string, ScopedModel])[] {
    return ioc.placed.flatMap(({ entities: [own] }) => {
      const model = own?.type && this.#scope.inFolder(ioc.folder, own.type.name);
      if (own === undefined || !model) return [];
      const ids = membersOf(model, "id").map((member) => givenText(own.entity, member));
      return ids.flatMap((id): readonly (readonly [string, ScopedModel])[] => (id === undefined ? [] : [[id, model]]));
    });
  }

  #readUses(ioc: IocFacts): void {
    for (const { entity, type } of ioc.placed.flatMap(({ entities }) => entities)) {
      const model = type && this.#scope.inFolder(ioc.folder, type.name);
      for (const member of model ? membersOf(model, "object") : []) {
        const target = this.ofEntity(ioc, entity, member);
        if (model && target) this.#see(parameterKey(model, member.name.name), target);
      }
    }
  }

  #see(key: string, target: ScopedModel): void {
    const seen = this.#seen.get(key) ?? new Map<string, ScopedModel>();
    seen.set(subjectKey({ kind: "model", model: target.identity }), target);
    this.#seen.set(key, seen);
  }
}

/** The one IOC that `ioc.yaml` and `runtime.yaml` of a folder make; each other file is one of its own. */
function iocKey({ path, folder }: IocFacts): string {
  return /\/(ioc|runtime)\.yaml$/.test(path) ? folder : path;
}

function groupedByIoc(iocs: readonly IocFacts[]): ReadonlyMap<string, readonly IocFacts[]> {
  return Map.groupBy(iocs, iocKey);
}

function membersOf({ placed }: ScopedModel, kind: ModelMember["kind"]): readonly ModelMember[] {
  return [...placed.facts.members.values()].filter((member) => member.kind === kind);
}

function givenText(entity: Entity, { name, default: value }: ModelMember): string | undefined {
  const field = entity.fields.get(name.name);
  const text = field ? textOf(field) : value;
  return text === undefined || hasJinja(text) ? undefined : text.replace(/\n$/, "");
}

function parameterKey({ identity }: Pick<ScopedModel, "identity">, name: string): string {
  return subjectKey({ kind: "member", model: identity, name });
}
