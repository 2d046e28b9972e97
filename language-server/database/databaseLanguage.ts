import { SiteDefinitions } from "../catalogue/siteDefinitions.ts";
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

/** `site`: record types of the workspace, shared with other languages. */
export function databaseLanguage(workspace: Workspace, site = new SiteDefinitions(workspace)): Language<Database> {
  let definitionFiles: readonly string[] = [];
  return {
    analyse: async (document, previous) => {
      // When a `.dbd` file changes the analysis is made from scratch.
      if (previous !== undefined) return analyseDatabase(document, previous, previous.types, workspace);
      const { types, files } = await site.current();
      definitionFiles = files;
      return analyseDatabase(document, undefined, types, workspace);
    },
    diagnostics: databaseDiagnostics,
    dependencies: ({ files }) => [...[...files.values()].flatMap(({ looked }) => looked), ...definitionFiles],
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
