import type { GenerationRule } from "../rule.ts";

export const wrongValue: GenerationRule = {
  code: "wrong-value",
  severity: "error",
  description: "Jinja that renders to what is not of the wanted type.",
  kind: "wrongValue",
};
