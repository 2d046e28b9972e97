import type { GenerationRule } from "../rule.ts";

export const hiddenParameter: GenerationRule = {
  code: "hidden-parameter",
  severity: "warning",
  description: "A variable of `_global` that hides a value of the same name.",
  kind: "hiddenParameter",
};
