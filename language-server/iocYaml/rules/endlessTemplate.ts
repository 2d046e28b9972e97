import type { GenerationRule } from "../rule.ts";

export const endlessTemplate: GenerationRule = {
  code: "endless-template",
  severity: "warning",
  description: "Jinja or repeats that take more steps or text than any real file.",
  kind: "endless",
};
