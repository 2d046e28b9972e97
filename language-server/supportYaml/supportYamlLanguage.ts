import { EntityModelStore, type ChosenDefinitions } from "../catalogue/entityModels/entityModelStore.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import type { Language } from "../service.ts";
import { pathOfUri } from "../text/fileUri.ts";
import type { Workspace } from "../workspace.ts";
import { analyseSupport, type SupportAnalysis, type SupportSurroundings } from "./analysis.ts";
import { codeActions } from "./codeActions.ts";
import { codeLenses } from "./codeLenses.ts";
import { completion } from "./completion/completion.ts";
import { definition } from "./definition.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentHighlights } from "./documentHighlights.ts";
import { documentLinks } from "./documentLinks.ts";
import { documentSymbols } from "./documentSymbols.ts";
import { foldingRanges } from "./foldingRanges.ts";
import { formatting } from "./formatting.ts";
import { hover } from "./hover.ts";
import { references } from "./references.ts";
import { prepareRename, rename } from "./rename.ts";
import { selectionRanges } from "./selectionRanges.ts";
import { semanticTokens } from "./semanticTokens.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

/** What the language needs of whoever started the server. */
export interface SupportYamlSurroundings {
  settings(): ChosenDefinitions;
}

/** `analyse` without a previous analysis looks at the workspace anew; with one, it takes over what is known of it. */
export function createSupportYamlLanguage(
  workspace: Workspace,
  surroundings: SupportYamlSurroundings,
  index: WorkspaceIndex,
): Language<SupportAnalysis> {
  const store = new EntityModelStore(workspace);
  const lookAround = async (path: string | undefined): Promise<SupportSurroundings> => {
    const [catalogue, files] = await Promise.all([
      store.load(path, { kind: "none", why: undefined }, surroundings.settings()),
      workspaceFiles(workspace),
    ]);
    return { catalogue, files, ibekVersion: catalogue.ibekVersion };
  };
  return {
    async analyse({ uri, text }, previous) {
      const path = pathOfUri(uri);
      return analyseSupport({ uri, path, text }, previous ?? (await lookAround(path)), previous);
    },
    diagnostics,
    dependencies: ({ catalogue }) => catalogue.dependencies,
    completion: { triggerCharacters: [" ", "-", ".", "{", "|"], provide: completion },
    codeActions,
    hover,
    definition: (analysis, position) => definition(analysis, position, index),
    documentSymbols,
    references: (analysis, position, includeDeclaration) => references(analysis, position, includeDeclaration, index),
    documentHighlights,
    rename: {
      prepare: prepareRename,
      edit: (analysis, position, newName) => rename(analysis, position, newName, index),
    },
    foldingRanges,
    documentLinks,
    semanticTokens,
    codeLenses: (analysis) => codeLenses(analysis, index),
    formatting,
    selectionRanges,
  };
}
