import { RecordTypes } from "../catalogue/recordTypes.ts";
import type { Language } from "../service.ts";
import type { Workspace } from "../workspace.ts";
import { analyseDatabase } from "./analyse.ts";
import { databaseCodeActions } from "./codeActions.ts";
import { completeDatabase } from "./completion.ts";
import type { Database } from "./database.ts";
import { databaseDefinition } from "./definition.ts";
import { databaseDiagnostics } from "./diagnostics.ts";
import { highlightsInDatabase } from "./documentHighlights.ts";
import { linksOfDatabase } from "./documentLinks.ts";
import { foldDatabase } from "./foldingRanges.ts";
import { formatDatabase } from "./formatting.ts";
import { hoverDatabase } from "./hover.ts";
import { databaseReferences } from "./references.ts";
import { prepareDatabaseRename, renameInDatabase } from "./rename.ts";
import { selectInDatabase } from "./selectionRanges.ts";
import { databaseSymbols } from "./symbols.ts";

export function databaseLanguage(workspace: Workspace): Language<Database> {
  let types: Promise<RecordTypes> | undefined;
  return {
    analyse: async (document, previous) => {
      types ??= loadRecordTypes();
      return analyseDatabase(document, previous, await types, workspace);
    },
    diagnostics: databaseDiagnostics,
    dependencies: ({ files }) => [...files.values()].flatMap(({ looked }) => looked),
    completion: { triggerCharacters: ["(", '"', "'", "{", " ", ".", ","], provide: completeDatabase },
    hover: hoverDatabase,
    definition: databaseDefinition,
    references: databaseReferences,
    documentHighlights: highlightsInDatabase,
    rename: { prepare: prepareDatabaseRename, edit: renameInDatabase },
    documentSymbols: databaseSymbols,
    foldingRanges: foldDatabase,
    documentLinks: linksOfDatabase,
    codeActions: databaseCodeActions,
    formatting: formatDatabase,
    selectionRanges: selectInDatabase,
  };
}

async function loadRecordTypes(): Promise<RecordTypes> {
  const { builtInRecordTypes } = await import("../catalogue/recordTypesData.ts");
  return new RecordTypes([builtInRecordTypes()]);
}
