import { isCoercedType, type CoercedType } from "./coerce.ts";

/**
 * The type ibek makes of a rendered text that has none of its own: the last filter of the first expression that ends in one,
 * `{{ n | int }}`. It looks at the template's text only, so that it finds one in a comment, too.
 */
export function impliedType(templateText: string): CoercedType | undefined {
  const name = /\| *([a-z]*) *\}\}/.exec(templateText)?.[1];
  return name !== undefined && isCoercedType(name) ? name : undefined;
}
