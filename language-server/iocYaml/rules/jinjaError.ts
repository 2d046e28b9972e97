import type { GenerationRule } from "../rule.ts";

export const jinjaError: GenerationRule = {
  code: "jinja-error",
  severity: "error",
  description: "Jinja that ends with an error when ibek renders it.",
  kind: "jinjaError",
};
