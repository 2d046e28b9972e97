import { EntityModelStore, type ChosenDefinitions } from "../catalogue/entityModels/entityModelStore.ts";
import type { Language } from "../service.ts";
import { pathOfUri } from "../text/fileUri.ts";
import type { Workspace } from "../workspace.ts";
import { analyseSupport, type SupportAnalysis } from "./analysis.ts";
import { diagnostics } from "./diagnostics.ts";
import { workspaceFiles } from "./workspaceFiles.ts";

/** What the language needs of whoever started the server. */
export interface SupportYamlSurroundings {
  settings(): ChosenDefinitions;
}

/** `analyse` without a previous analysis looks at the workspace anew; with one, it takes over what is known of it. */
export function createSupportYamlLanguage(
  workspace: Workspace,
  surroundings: SupportYamlSurroundings,
): Language<SupportAnalysis> {
  const store = new EntityModelStore(workspace);
  return {
    async analyse({ uri, text }, previous) {
      const path = pathOfUri(uri);
      const known =
        previous ??
        (await Promise.all([
          store.load(path, { kind: "none", why: undefined }, surroundings.settings()),
          workspaceFiles(workspace),
        ]).then(([catalogue, files]) => ({ catalogue, files, ibekVersion: catalogue.ibekVersion })));
      return analyseSupport({ uri, path, text }, known, previous);
    },
    diagnostics,
    dependencies: ({ catalogue }) => catalogue.dependencies,
  };
}
