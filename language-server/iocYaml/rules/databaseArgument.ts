import type { GenerationRule } from "../rule.ts";

export const databaseArgument: GenerationRule = {
  code: "database-argument",
  severity: "error",
  description: "A database argument that the entity has no value for.",
  kind: "databaseArgument",
};
