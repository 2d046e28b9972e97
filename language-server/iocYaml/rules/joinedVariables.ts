import type { GenerationRule } from "../rule.ts";

export const joinedVariables: GenerationRule = {
  code: "joined-variables",
  severity: "warning",
  description: "Two `env_vars` of one definition, which ibek writes on one line.",
  kind: "joinedVariables",
};
