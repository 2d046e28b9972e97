import type { CodeLens } from "vscode-languageserver-types";
import { modelUses } from "../ioc/workspaceIndex/modelUses.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import { SHOW_REFERENCES_COMMAND } from "../protocol.ts";
import type { SupportAnalysis } from "./analysis.ts";

/** “3 references” above each entity model: how many entities of the workspace are made with it. */
export async function codeLenses({ uri, path }: SupportAnalysis, index: WorkspaceIndex): Promise<readonly CodeLens[]> {
  if (path === undefined) return [];
  return modelUses(await index.current(path), { uri, path }).map(({ range, uses }) => ({
    range,
    command: {
      title: uses.length === 1 ? "1 reference" : `${uses.length} references`,
      command: SHOW_REFERENCES_COMMAND,
      arguments: [uri, range.start, uses],
    },
  }));
}
