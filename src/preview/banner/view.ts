// Says on the first line and on the tab that a preview is not what its ioc.yaml says now.
import * as vscode from "vscode";
import { documentsOf, type PreviewDocuments } from "../documents/view.ts";
import { PREVIEW_SCHEME, previewedAt } from "../previewAddress.ts";
import { banner, withoutIcons, type Banner } from "../previewText.ts";

export class Banners implements vscode.CodeLensProvider, vscode.FileDecorationProvider {
  readonly #documents: PreviewDocuments;
  readonly #lensesChanged = new vscode.EventEmitter<void>();
  readonly #tabsChanged = new vscode.EventEmitter<vscode.Uri[]>();
  readonly #subscriptions: vscode.Disposable;
  readonly onDidChangeCodeLenses = this.#lensesChanged.event;
  readonly onDidChangeFileDecorations = this.#tabsChanged.event;

  constructor(documents: PreviewDocuments) {
    this.#documents = documents;
    this.#subscriptions = vscode.Disposable.from(
      vscode.languages.registerCodeLensProvider({ scheme: PREVIEW_SCHEME }, this),
      vscode.window.registerFileDecorationProvider(this),
      documents.onAnswer((source) => {
        this.#lensesChanged.fire();
        this.#tabsChanged.fire(documentsOf(source).map(({ uri }) => uri));
      }),
    );
  }

  provideCodeLenses({ uri }: vscode.TextDocument): vscode.CodeLens[] {
    const told = this.#bannerOf(uri);
    if (!told) return [];
    const command = "epicsIoc.preview.showProblem";
    const top = new vscode.Range(0, 0, 0, 0);
    const next = told.problem ? "Show the Problem" : "Show ioc.yaml";
    // The reason may be longer than the editor is wide: what can be done comes first.
    const titles = [`$(warning)\u00a0${told.isStale ? `Stale: ${next}` : next}`, withoutIcons(told.why)];
    return titles.map((title) => new vscode.CodeLens(top, { title, command, arguments: [uri] }));
  }

  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    const told = uri.scheme === PREVIEW_SCHEME ? this.#bannerOf(uri) : undefined;
    return (
      told &&
      new vscode.FileDecoration(
        "!",
        told.isStale ? `Stale: ${told.why}` : told.why,
        new vscode.ThemeColor("list.warningForeground"),
      )
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#lensesChanged.dispose();
    this.#tabsChanged.dispose();
  }

  #bannerOf(uri: vscode.Uri): Banner | undefined {
    const source = previewedAt(uri)?.source;
    const latest = source === undefined ? undefined : this.#documents.of(source);
    return latest && banner(latest);
  }
}
