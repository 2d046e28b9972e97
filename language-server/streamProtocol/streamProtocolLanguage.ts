import { codeActionsOf } from "../features/codeActions.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";
import { definitionsOfName, highlightsOfName, referencesToName } from "../features/names.ts";
import type { Language } from "../service.ts";
import { analyseProtocol } from "./analyse.ts";
import { completeProtocol } from "./completion.ts";
import { foldProtocols } from "./foldingRanges.ts";
import { formatProtocol } from "./formatting.ts";
import { hoverProtocol } from "./hover.ts";
import { prepareProtocolRename, renameInProtocol } from "./rename.ts";
import { selectInProtocol } from "./selectionRanges.ts";
import type { StreamProtocol } from "./streamProtocol.ts";
import { protocolSymbols } from "./symbols.ts";

export function streamProtocolLanguage(): Language<StreamProtocol> {
  return {
    analyse: (document) => Promise.resolve(analyseProtocol(document)),
    diagnostics: diagnosticsOf,
    dependencies: () => [],
    completion: { triggerCharacters: ["@", "$", "%", "<", "=", " "], provide: completeProtocol },
    hover: hoverProtocol,
    definition: ({ named }, position) => definitionsOfName(named, position, []),
    references: ({ named }, position, includeDeclaration) => referencesToName(named, position, [], includeDeclaration),
    documentHighlights: ({ named }, position) => highlightsOfName(named, position),
    rename: { prepare: prepareProtocolRename, edit: renameInProtocol },
    documentSymbols: protocolSymbols,
    foldingRanges: foldProtocols,
    codeActions: codeActionsOf,
    formatting: formatProtocol,
    selectionRanges: selectInProtocol,
  };
}
