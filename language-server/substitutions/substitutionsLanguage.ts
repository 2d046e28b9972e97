import type { Language } from "../service.ts";
import type { Workspace } from "../workspace.ts";
import { analyseSubstitutions } from "./analyse.ts";
import { substitutionsCodeActions } from "./codeActions.ts";
import { completeSubstitutions } from "./completion.ts";
import { substitutionsDefinition } from "./definition.ts";
import { substitutionsDiagnostics } from "./diagnostics.ts";
import { linksOfSubstitutions } from "./documentLinks.ts";
import { foldSubstitutions } from "./foldingRanges.ts";
import { formatSubstitutions } from "./formatting.ts";
import { hoverSubstitutions } from "./hover.ts";
import { highlightsInSubstitutions, substitutionsReferences } from "./references.ts";
import { prepareSubstitutionsRename, renameInSubstitutions } from "./rename.ts";
import { selectInSubstitutions } from "./selectionRanges.ts";
import type { CheckedSubstitutions } from "./checkedSubstitutions.ts";
import { substitutionsSymbols } from "./symbols.ts";

export function substitutionsLanguage(workspace: Workspace): Language<CheckedSubstitutions> {
  return {
    analyse: (document, previous) => analyseSubstitutions(document, previous, workspace),
    diagnostics: substitutionsDiagnostics,
    dependencies: ({ dependencies }) => dependencies,
    completion: {
      triggerCharacters: ["{", '"', "/", " ", ",", "="],
      provide: (substitutions, position) => completeSubstitutions(substitutions, position, workspace),
    },
    hover: hoverSubstitutions,
    definition: substitutionsDefinition,
    references: substitutionsReferences,
    documentHighlights: highlightsInSubstitutions,
    rename: { prepare: prepareSubstitutionsRename, edit: renameInSubstitutions },
    documentSymbols: substitutionsSymbols,
    foldingRanges: foldSubstitutions,
    documentLinks: linksOfSubstitutions,
    codeActions: substitutionsCodeActions,
    formatting: formatSubstitutions,
    selectionRanges: selectInSubstitutions,
  };
}
