import { RecordTypes } from "../catalogue/recordTypes.ts";
import type { Language } from "../service.ts";
import { analyseDatabase } from "./analyse.ts";
import type { Database } from "./database.ts";
import { databaseDiagnostics } from "./diagnostics.ts";

export function databaseLanguage(): Language<Database> {
  let types: Promise<RecordTypes> | undefined;
  return {
    analyse: async (document, previous) => {
      types ??= loadRecordTypes();
      return analyseDatabase(document, previous, await types);
    },
    diagnostics: databaseDiagnostics,
    dependencies: () => [],
  };
}

async function loadRecordTypes(): Promise<RecordTypes> {
  const { builtInRecordTypes } = await import("../catalogue/recordTypesData.ts");
  return new RecordTypes([builtInRecordTypes()]);
}
