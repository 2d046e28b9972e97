import type { FieldValue } from "./fieldValue.ts";
import type { RenderContext } from "./renderer.ts";

/** Notes what is read of a context: with the same values there, the same is made. */
export class NotingContext implements RenderContext {
  readonly reads = new Map<string, FieldValue | undefined>();
  readonly #context: RenderContext | undefined;

  constructor(context: RenderContext | undefined) {
    this.#context = context;
  }

  get(name: string): FieldValue | undefined {
    const value = this.#context?.get(name);
    this.reads.set(name, value);
    return value;
  }

  names(): Iterable<string> {
    return this.#context?.names() ?? [];
  }
}
