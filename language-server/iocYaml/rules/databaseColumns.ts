import type { GenerationRule } from "../rule.ts";

export const databaseColumns: GenerationRule = {
  code: "database-columns",
  severity: "error",
  description: "Entities that give one database file different sets of values.",
  kind: "databaseColumns",
};
