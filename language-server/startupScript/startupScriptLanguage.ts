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
import { prepareScriptRename, renameInScripts } from "./rename.ts";
import { helpWithSignature } from "./signatureHelp.ts";
import type { StartupScript } from "./startupScript.ts";
import { startupScriptSymbols } from "./symbols.ts";
import { recordSymbols } from "./workspaceSymbols.ts";

/** Their records are found by name; nobody looks after more IOCs at once. */
const MOST_OPENED = 10;

/** `settings`: those in force now; a script is analysed from scratch when they change. */
export function startupScriptLanguage(
  workspace: Workspace,
  settings: () => Settings = () => DEFAULT_SETTINGS,
): Language<StartupScript> {
  const stored = new TemplateFiles();
  const opened = new Map<string, StartupScript>();
  return {
    analyse: async (document, previous) => {
      const surroundings = { workspace, stored, base: settings().baseVersion };
      const script = await analyseStartupScript(document, previous, surroundings);
      opened.delete(document.uri);
      opened.set(document.uri, script);
      for (const oldest of opened.keys()) if (opened.size > MOST_OPENED) opened.delete(oldest);
      return script;
    },
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
    rename: {
      prepare: prepareScriptRename,
      edit: (script, position, newName) => renameInScripts(script, position, newName, workspace.roots),
    },
    references: startupScriptReferences,
    documentHighlights: highlightsInScript,
    documentLinks: startupScriptLinks,
    foldingRanges: foldStartupScript,
    contents: startupScriptContents,
    workspaceSymbols: (query) => Promise.resolve(recordSymbols(opened.values(), query)),
    signatureHelp: { triggerCharacters: ["(", ",", " "], provide: helpWithSignature },
  };
}
