import type { GenerationRule } from "../rule.ts";

export const undefinedName: GenerationRule = {
  code: "undefined-name",
  severity: "error",
  description: "A name in Jinja that nothing gives a value to.",
  kind: "undefinedName",
};
