import type { GenerationRule } from "../rule.ts";

export const counterLimit: GenerationRule = {
  code: "counter-limit",
  severity: "error",
  description: "A counter of `_global.incrementor` that goes past its limit.",
  kind: "counterLimit",
};
