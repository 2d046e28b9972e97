import type { GenerationRule } from "../rule.ts";

export const sharedFirst: GenerationRule = {
  code: "shared-first",
  severity: "warning",
  description: "Two `when: first` texts of one definition, of which ibek writes only the first.",
  kind: "sharedFirst",
};
