import { codeActionsOf } from "../features/codeActions.ts";
import { diagnosticsOf } from "../features/diagnostics.ts";
import { highlightsOfName, referencesToName } from "../features/names.ts";
import type { Language } from "../service.ts";
import { commentFolds } from "../text/commentFolds.ts";
import type { Workspace } from "../workspace.ts";
import { analyseRequest } from "./analyse.ts";
import { completeRequest } from "./completion.ts";
import { requestDefinition, requestLinks } from "./documentLinks.ts";
import { hoverRequest } from "./hover.ts";
import type { Request } from "./requestModel.ts";
import { requestSymbols } from "./symbols.ts";

export function requestFileLanguage(workspace: Workspace): Language<Request> {
  return {
    analyse: (document, previous) => analyseRequest(document, previous, workspace),
    diagnostics: diagnosticsOf,
    dependencies: ({ included }) => [...included.values()].flatMap(({ looked }) => looked),
    completion: {
      triggerCharacters: ["(", "{", '"', " "],
      provide: (request, position) => completeRequest(request, position, workspace),
    },
    hover: hoverRequest,
    definition: requestDefinition,
    references: ({ named }, position, includeDeclaration) => referencesToName(named, position, [], includeDeclaration),
    documentHighlights: ({ named }, position) => highlightsOfName(named, position),
    documentSymbols: requestSymbols,
    foldingRanges: ({ lines }) => commentFolds(lines),
    documentLinks: requestLinks,
    codeActions: codeActionsOf,
  };
}
