import type { GenerationRule } from "../rule.ts";

export const notChecked: GenerationRule = {
  code: "not-checked",
  severity: "information",
  description: "What is not known outside of the IOC's container, or not supported here.",
  kind: "notChecked",
};
