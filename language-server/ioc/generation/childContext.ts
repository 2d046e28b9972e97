// What templates of made entities see: the values of all entities before, those of the nearest first
// (`EntityFactory.resolve_sub_entities` accumulates them).
import type { EntityInstance } from "./entityInstance.ts";
import type { FieldValue } from "./fieldValue.ts";
import type { RenderContext } from "./renderer.ts";

/** One layer over another. Immutable: an entity's children see what was there when it was its turn. */
export class ChildContext implements RenderContext {
  readonly #below: RenderContext | undefined;
  readonly #top: EntityInstance | ReadonlyMap<string, FieldValue>;

  constructor(below: RenderContext | undefined, top: EntityInstance | ReadonlyMap<string, FieldValue>) {
    this.#below = below;
    this.#top = top;
  }

  get(name: string): FieldValue | undefined {
    return ChildContext.#find(this, name);
  }

  names(): Iterable<string> {
    return ChildContext.#namesFrom(this);
  }

  /** In a loop: every entity of a file is a layer. */
  static #find(from: ChildContext, name: string): FieldValue | undefined {
    for (let layer = from; ; layer = layer.#below) {
      const value = layer.#own(name);
      if (value !== undefined) return value;
      if (!(layer.#below instanceof ChildContext)) return layer.#below?.get(name);
    }
  }

  static *#namesFrom(from: ChildContext): Iterable<string> {
    const seen = new Set<string>();
    for (let layer = from; ; layer = layer.#below) {
      for (const name of "fields" in layer.#top ? layer.#top.fields.keys() : layer.#top.keys()) {
        if (!seen.has(name) && layer.#own(name) !== undefined) yield name;
        seen.add(name);
      }
      if (!(layer.#below instanceof ChildContext)) {
        if (layer.#below) yield* layer.#below.names();
        return;
      }
    }
  }

  #own(name: string): FieldValue | undefined {
    return "fields" in this.#top ? this.#top.object.dumpedField(name) : this.#top.get(name);
  }
}
