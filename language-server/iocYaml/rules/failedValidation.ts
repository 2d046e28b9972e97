import type { GenerationRule } from "../rule.ts";

export const failedValidation: GenerationRule = {
  code: "failed-validation",
  severity: "error",
  description: "An entity that does not meet a `validate` assertion of its definition (ibek ≥ 4.7).",
  kind: "validation",
};
