import type { GenerationRule } from "../rule.ts";

export const mixedColumns: GenerationRule = {
  code: "mixed-columns",
  severity: "warning",
  description: "The same before ibek 4.7, which writes the values under the wrong names.",
  kind: "mixedColumns",
};
