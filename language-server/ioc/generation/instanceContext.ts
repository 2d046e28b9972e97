import type { EntityInstance } from "./entityInstance.ts";
import type { RenderContext } from "./renderer.ts";

/** An evaluated entity's values, for what is rendered last. */
export function instanceContext({ fields }: EntityInstance): RenderContext {
  return {
    // pydantic hands these not on.
    get: (name) => (name.startsWith("_") ? undefined : fields.get(name)),
    names: () => fields.keys(),
  };
}
