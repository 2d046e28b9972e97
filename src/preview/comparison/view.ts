// What the image's own ibek wrote, in the editor's own comparison with the preview.
import * as vscode from "vscode";
import { openAs, previewUri } from "../documents/view.ts";
import type { PreviewFileName } from "../previewAddress.ts";

const SCHEME = "epics-ioc-generated";

export class Comparisons implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #subscriptions: vscode.Disposable;
  #count = 0;

  constructor() {
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        for (const { input } of closed) {
          if (input instanceof vscode.TabInputTextDiff) this.#texts.delete(input.original.toString());
        }
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "# From an earlier session: generate it again\n";
  }

  /** `image`: for people, `ioc-adaravis-runtime:2026.6.1`. */
  async show(source: vscode.Uri, file: PreviewFileName, text: string, image: string): Promise<void> {
    this.#count += 1;
    const theirs = vscode.Uri.from({ scheme: SCHEME, path: `/${file} (${image})`, query: String(this.#count) });
    this.#texts.set(theirs.toString(), text);
    const ours = previewUri({ source: source.toString(), file });
    for (const uri of [theirs, ours]) await openAs(uri, file);
    await vscode.commands.executeCommand("vscode.diff", theirs, ours, `${file}: ${image} ↔ preview`, {
      preview: false,
    });
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#texts.clear();
  }
}
