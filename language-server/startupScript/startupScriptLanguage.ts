import type { Language } from "../service.ts";
import { TemplateFiles } from "../ioc/records/recordReader.ts";
import { DEFAULT_SETTINGS, type Settings } from "../settings.ts";
import type { Workspace } from "../workspace.ts";
import { analyseStartupScript } from "./analyse.ts";
import { startupScriptCodeActions } from "./codeActions.ts";
import { completeStartupScript } from "./completion.ts";
import { startupScriptContents } from "./contents.ts";
import { startupScriptDefinition } from "./definition.ts";
import { startupScriptDiagnostics } from "./diagnostics.ts";
import { highlightsInScript } from "./documentHighlights.ts";
import { startupScriptLinks } from "./documentLinks.ts";
import { foldStartupScript } from "./foldingRanges.ts";
import { hoverStartupScript } from "./hover.ts";
import { startupScriptReferences } from "./references.ts";
import { helpWithSignature } from "./signatureHelp.ts";
import type { StartupScript } from "./startupScript.ts";
import { startupScriptSymbols } from "./symbols.ts";

/** `settings`: those in force now; a script is analysed from scratch when they change. */
export function startupScriptLanguage(
  workspace: Workspace,
  settings: () => Settings = () => DEFAULT_SETTINGS,
): Language<StartupScript> {
  const stored = new TemplateFiles();
  return {
    analyse: (document, previous) =>
      analyseStartupScript(document, previous, { workspace, stored, base: settings().baseVersion }),
    diagnostics: startupScriptDiagnostics,
    dependencies: (script) => script.dependencies,
    completion: {
      triggerCharacters: ["(", "{", "/", '"', "'", "<"],
      provide: (script, position) => completeStartupScript(script, position, workspace),
    },
    hover: hoverStartupScript,
    definition: startupScriptDefinition,
    documentSymbols: startupScriptSymbols,
    codeActions: startupScriptCodeActions,
    references: startupScriptReferences,
    documentHighlights: highlightsInScript,
    documentLinks: startupScriptLinks,
    foldingRanges: foldStartupScript,
    contents: startupScriptContents,
    signatureHelp: { triggerCharacters: ["(", ",", " "], provide: helpWithSignature },
  };
}
