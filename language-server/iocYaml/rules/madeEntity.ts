import type { GenerationRule } from "../rule.ts";

export const madeEntity: GenerationRule = {
  code: "made-entity",
  severity: "error",
  description: "An entity made by `ibek.repeat` or `sub_entities` that does not fit its type.",
  kind: "madeEntity",
};
