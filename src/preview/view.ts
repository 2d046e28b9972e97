// All that is shown while there is a preview; made when the first one is asked for.
import * as vscode from "vscode";
import { Banners } from "./banner/view.ts";
import { Comparisons } from "./comparison/view.ts";
import { PreviewDocuments, type PreviewGenerator } from "./documents/view.ts";
import { EntityHighlights } from "./highlights/view.ts";
import { PREVIEW_SCHEME } from "./previewAddress.ts";

export interface Previews {
  readonly documents: PreviewDocuments;
  readonly comparisons: Comparisons;
  dispose(): void;
}

export function createPreviews(generator: PreviewGenerator, changed: (uri: vscode.Uri) => void): Previews {
  const documents = new PreviewDocuments(generator, changed);
  const highlights = new EntityHighlights(documents);
  const comparisons = new Comparisons();
  const disposables = vscode.Disposable.from(
    documents,
    highlights,
    comparisons,
    new Banners(documents),
    vscode.languages.registerDefinitionProvider(
      { scheme: PREVIEW_SCHEME },
      { provideDefinition: (document, position) => highlights.entityLocation(document, position) },
    ),
  );
  return { documents, comparisons, dispose: () => void disposables.dispose() };
}
