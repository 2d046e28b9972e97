import type { GenerationRule } from "../rule.ts";

export const laterParameter: GenerationRule = {
  code: "later-parameter",
  severity: "warning",
  description: "A value that uses a parameter which ibek renders only later: it gets the text as written.",
  kind: "laterParameter",
};
