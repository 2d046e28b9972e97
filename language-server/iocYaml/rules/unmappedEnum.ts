import type { GenerationRule } from "../rule.ts";

export const unmappedEnum: GenerationRule = {
  code: "unmapped-enum",
  severity: "warning",
  description: "A choice that stays its label: ibek maps none inside of repeats and sub-entities.",
  kind: "unmappedEnum",
};
