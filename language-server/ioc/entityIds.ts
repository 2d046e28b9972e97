// Which ids a file's entities give themselves and which they refer to, in the order ibek meets them.
import type { EntityModel, Parameter } from "../catalogue/entityModels/entityModel.ts";
import { hasJinja, mayRenderTo } from "../syntax/jinja/jinjaText.ts";
import { shifted, type Span } from "../text/span.ts";
import { headOf, textOf, type Entity } from "./entity.ts";

/** Whether an id may be one that only rendering tells. */
export type MayBe = (id: string) => boolean;

/** One entity's ids and references. Spans count from the entity's piece. */
export interface IdUse {
  readonly kind: "defines" | "refersTo";
  readonly parameter: Parameter;
  /** Undefined when only rendering would tell. */
  readonly id: string | undefined;
  /** Where only rendering would tell. */
  readonly possible: MayBe | undefined;
  readonly span: Span;
}

/** In the order of the model's parameters, which is the order ibek handles them in. */
export function idUses(entity: Entity, model: EntityModel): readonly IdUse[] {
  const uses: IdUse[] = [];
  for (const parameter of model.parameters.values()) {
    if (parameter.type.kind !== "id" && parameter.type.kind !== "object") continue;
    const field = entity.fields.get(parameter.name);
    // ibek renders and looks up texts only; any other default stays what it is.
    const isValue = field === undefined && parameter.defaultValue?.kind === "data";
    const text = isValue ? undefined : field ? textOf(field) : parameter.default;
    if (text === undefined) continue;
    const kind = parameter.type.kind === "id" ? "defines" : "refersTo";
    uses.push({ kind, parameter, ...idOf(text), span: field?.valueSpan ?? headOf(entity) });
  }
  return uses;
}

/** An entity of an unknown type may give itself any of its values as an id. */
export function possibleIds(entity: Entity): readonly MayBe[] {
  return [...entity.fields.values()].flatMap((field) => {
    const text = field.name === "type" ? undefined : textOf(field);
    return text === undefined ? [] : [(id: string) => mayRenderTo(text, id)];
  });
}

function idOf(text: string): Pick<IdUse, "id" | "possible"> {
  // Rendering drops one line end at the end.
  return hasJinja(text)
    ? { id: undefined, possible: (id) => mayRenderTo(text, id) }
    : { id: text.replace(/\n$/, ""), possible: undefined };
}

/** An id in the file: spans count from the file's start. */
export interface IdPlace {
  readonly id: string;
  readonly span: Span;
  /** Index of the entity. */
  readonly entity: number;
  readonly model: EntityModel;
}

export interface ReferencePlace {
  readonly id: string;
  readonly span: Span;
  readonly entity: number;
  readonly model: EntityModel;
  readonly parameter: Parameter;
  /** `ahead`: defined only further down; `unchecked`: something above may define it. */
  readonly target: IdPlace | "ahead" | "missing" | "unchecked";
}

export interface EntityIds {
  /** The first definition of each id. */
  readonly defined: ReadonlyMap<string, IdPlace>;
  readonly duplicates: readonly { readonly again: IdPlace; readonly first: IdPlace }[];
  readonly references: readonly ReferencePlace[];
  /** Ids of what repeats and sub-entities make, with the entity of the file that makes it: there only after all others. */
  readonly made: ReadonlyMap<string, number>;
}

/** What there is to know of one entity, with the offset its spans count from. */
export interface EntityUses {
  readonly start: number;
  readonly model: EntityModel | undefined;
  readonly uses: readonly IdUse[];
  /** Ids it may define without our knowing. */
  readonly possible: readonly MayBe[];
}

/** `earlier`: ids that other files may have defined before this one is read. */
export function collectIds(
  entities: readonly EntityUses[],
  earlier: readonly MayBe[],
  made: ReadonlyMap<string, number> = new Map(),
): EntityIds {
  const collected = new IdCollection(earlier, made);
  entities.forEach((uses, index) => collected.add(uses, index));
  return collected.result();
}

class IdCollection {
  readonly #defined = new Map<string, IdPlace>();
  readonly #duplicates: { again: IdPlace; first: IdPlace }[] = [];
  readonly #references: ReferencePlace[] = [];
  readonly #made: ReadonlyMap<string, number>;
  /** Ids that may be there as well. */
  readonly #possible: MayBe[];

  constructor(earlier: readonly MayBe[], made: ReadonlyMap<string, number>) {
    this.#possible = [...earlier];
    this.#made = made;
  }

  add({ start, model, uses, possible }: EntityUses, entity: number): void {
    this.#possible.push(...possible);
    if (model === undefined) return;
    for (const { kind, id, possible: pattern, parameter, span } of uses) {
      if (id !== undefined) {
        const place = { id, span: shifted(span, start), entity, model };
        if (kind === "defines") this.#define(place);
        else this.#references.push({ ...place, parameter, target: this.#targetOf(id) });
      } else if (kind === "defines" && pattern !== undefined) this.#possible.push(pattern);
    }
  }

  result(): EntityIds {
    const references = this.#references.map((reference): ReferencePlace => {
      const isAhead = reference.target === "missing" && this.#defined.has(reference.id);
      return isAhead ? { ...reference, target: "ahead" } : reference;
    });
    return { defined: this.#defined, duplicates: this.#duplicates, references, made: this.#made };
  }

  #define(place: IdPlace): void {
    const first = this.#defined.get(place.id);
    if (first === undefined) this.#defined.set(place.id, place);
    else this.#duplicates.push({ again: place, first });
  }

  #targetOf(id: string): ReferencePlace["target"] {
    return this.#defined.get(id) ?? (this.#possible.some((mayBe) => mayBe(id)) ? "unchecked" : "missing");
  }
}
