import type { GenerationRule } from "../rule.ts";

export const undefinedAttribute: GenerationRule = {
  code: "undefined-attribute",
  severity: "error",
  description: "An attribute in Jinja that the object does not have.",
  kind: "undefinedAttribute",
};
