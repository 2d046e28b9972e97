import { SiteDefinitions } from "../catalogue/siteDefinitions.ts";
import { codeActionsOf } from "../features/codeActions.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";
import { highlightsOfName, referencesToName } from "../features/names.ts";
import type { Language } from "../service.ts";
import type { Workspace } from "../workspace.ts";
import { analyseDbd } from "./analyse.ts";
import { completeDbd } from "./completion.ts";
import type { Dbd } from "./dbd.ts";
import { dbdDefinition, includedTexts } from "./definition.ts";
import { dbdLinks } from "./documentLinks.ts";
import { foldDbd } from "./foldingRanges.ts";
import { formatDbd } from "./formatting.ts";
import { hoverDbd } from "./hover.ts";
import { prepareDbdRename, renameInDbd } from "./rename.ts";
import { selectInDbd } from "./selectionRanges.ts";
import { dbdSymbols } from "./symbols.ts";

export function dbdLanguage(workspace: Workspace, site = new SiteDefinitions(workspace)): Language<Dbd> {
  return {
    analyse: (document, previous) => analyseDbd(document, previous, site, workspace),
    diagnostics: diagnosticsOf,
    dependencies: (dbd) => dbd.dependencies,
    completion: {
      triggerCharacters: ["(", '"', ",", " "],
      provide: (dbd, position) => completeDbd(dbd, position, workspace),
    },
    hover: hoverDbd,
    definition: dbdDefinition,
    references: (dbd, position, includeDeclaration) =>
      referencesToName(dbd.named, position, includedTexts(dbd), includeDeclaration),
    documentHighlights: (dbd, position) => highlightsOfName(dbd.named, position),
    rename: { prepare: prepareDbdRename, edit: renameInDbd },
    documentSymbols: dbdSymbols,
    foldingRanges: foldDbd,
    documentLinks: dbdLinks,
    codeActions: codeActionsOf,
    formatting: formatDbd,
    selectionRanges: selectInDbd,
  };
}
