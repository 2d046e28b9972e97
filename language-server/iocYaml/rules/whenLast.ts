import type { GenerationRule } from "../rule.ts";

export const whenLast: GenerationRule = {
  code: "when-last",
  severity: "error",
  description: "`when: last` in a definition, which ibek does not implement.",
  kind: "whenLast",
};
