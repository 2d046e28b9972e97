import {
  EntityModelStore,
  type ImageDefinitions,
  type LoadingRefusals,
} from "../catalogue/entityModels/entityModelStore.ts";
import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import { readInstanceConfig } from "../ioc/instanceConfig.ts";
import { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import { workspaceSymbols } from "../ioc/workspaceIndex/workspaceSymbols.ts";
import type { CatalogueStatusParams } from "../protocol.ts";
import type { Language } from "../service.ts";
import type { Settings } from "../settings.ts";
import { pathOfUri } from "../text/fileUri.ts";
import type { Workspace } from "../workspace.ts";
import { TemplateFiles } from "../ioc/records/recordReader.ts";
import { readEnvironment } from "../ioc/generation/readEnvironment.ts";
import { analyseIoc, writtenIoc, type IocAnalysis } from "./analysis.ts";
import { codeLenses } from "./codeLenses.ts";
import { codeActions } from "./codeActions.ts";
import { contents } from "./contents.ts";
import { completion } from "./completion/completion.ts";
import { definition } from "./definition.ts";
import { diagnostics } from "./diagnostics.ts";
import { documentHighlights } from "./documentHighlights.ts";
import { documentLinks } from "./documentLinks.ts";
import { documentSymbols } from "./documentSymbols.ts";
import { formatting } from "./formatting.ts";
import { foldingRanges } from "./foldingRanges.ts";
import { hover } from "./hover.ts";
import { inlayHints } from "./inlayHints.ts";
import { refactorings } from "./refactorings/refactorings.ts";
import { idReferences, references } from "./references.ts";
import { ibek2Conversion } from "./ibek2Conversion.ts";
import { preview } from "./preview.ts";
import { prepareRename } from "./prepareRename.ts";
import { rename } from "./rename.ts";
import { readSibling, siblingPath } from "./sibling.ts";
import { selectionRanges } from "./selectionRanges.ts";
import { semanticTokens } from "./semanticTokens.ts";
import { typeDefinition } from "./typeDefinition.ts";

/** What the language needs of whoever started the server. */
export interface IocYamlSurroundings {
  /** What is known now; the document is analysed from scratch when that changes. */
  imageDefinitions(uri: string): ImageDefinitions;
  settings(): Settings;
  /** What ibek would refuse in a support YAML file of the instance. */
  readonly loadingRefusals?: LoadingRefusals;
  reportCatalogue(status: CatalogueStatusParams): void;
}

/** `analyse` without a previous analysis reads the definitions anew; with one, it takes its catalogue over. */
export function createIocYamlLanguage(
  workspace: Workspace,
  surroundings: IocYamlSurroundings,
  index = new WorkspaceIndex(workspace),
): Language<IocAnalysis> {
  const templates = new TemplateFiles();
  const store = new EntityModelStore(workspace, surroundings.loadingRefusals);
  return {
    async analyse({ uri, text }, previous) {
      const path = pathOfUri(uri);
      if (previous !== undefined) return analyseIoc({ uri, path, text }, previous, previous);
      const [catalogue, instance, environment, sibling] = await Promise.all([
        store.load(path, surroundings.imageDefinitions(uri), surroundings.settings()),
        readInstanceConfig(workspace, path),
        readEnvironment(workspace, path),
        readSibling(workspace, path),
      ]);
      surroundings.reportCatalogue(statusOf(uri, catalogue));
      const around = { catalogue, instance, environment, sibling: sibling && writtenIoc(sibling, catalogue) };
      return analyseIoc({ uri, path, text }, around, undefined);
    },
    diagnostics,
    dependencies: ({ path, catalogue, instance }) => [
      ...catalogue.dependencies,
      ...(instance?.dependencies ?? []),
      ...siblingPath(path),
    ],
    completion: { triggerCharacters: [" ", "-", ".", "{", "|"], provide: completion },
    hover,
    definition,
    typeDefinition,
    documentSymbols,
    codeActions: (analysis, range) => [
      ...ibek2Conversion(analysis, range),
      ...codeActions(analysis, range),
      ...refactorings(analysis, range),
    ],
    references: (analysis, position, includeDeclaration) => references(analysis, position, includeDeclaration, index),
    documentHighlights,
    rename: {
      prepare: (analysis, position) => prepareRename(analysis, position, workspace.roots),
      edit: (analysis, position, newName) => rename(analysis, position, newName, index),
    },
    foldingRanges,
    documentLinks,
    semanticTokens,
    codeLenses: async (analysis) => codeLenses(analysis, await idReferences(analysis, index)),
    inlayHints: (analysis, range) => (surroundings.settings().inlayHints ? inlayHints(analysis, range) : []),
    formatting,
    preview,
    contents: (analysis, filter) => contents(analysis, filter, workspace, templates),
    selectionRanges,
    workspaceSymbols: async (query) => workspaceSymbols(await index.current(), query),
  };
}

function statusOf(uri: string, { origins, models, missing, ibekVersion }: EntityCatalogue): CatalogueStatusParams {
  return { uri, origins, entityModels: models.size, ibekVersion, ...(missing !== undefined && { missing }) };
}
