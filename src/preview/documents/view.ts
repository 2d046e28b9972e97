// The previews as read-only documents, so that search, colours and selection are the editor's own.
import * as vscode from "vscode";
import type { PreviewResult } from "../../../language-server/protocol.ts";
import { LatestPreview } from "../latestPreview.ts";
import { addressOf, PREVIEW_SCHEME, previewedAt, type PreviewFileName, type Previewed } from "../previewAddress.ts";
import { previewText } from "../previewText.ts";

/** What generates; in the language server. URIs as VS Code writes them. */
export interface PreviewGenerator {
  preview(source: string): Promise<PreviewResult>;
  /** Calls with the URI of each `ioc.yaml` whose preview may be another one now. */
  onPreviewChanged(listener: (source: string) => void): { dispose(): void };
}

const LANGUAGES: Readonly<Record<PreviewFileName, string>> = {
  "st.cmd": "epics-startup",
  "ioc.subst": "epics-substitutions",
  "wait_list.yaml": "yaml",
};

/** All previews of all files that are open. */
export class PreviewDocuments {
  readonly #generator: PreviewGenerator;
  readonly #latest = new Map<string, LatestPreview>();
  readonly #changed: (uri: vscode.Uri) => void;
  readonly #answered = new vscode.EventEmitter<string>();
  readonly #subscriptions: vscode.Disposable;
  /** With the URI of the `ioc.yaml` that there is a new answer for. */
  readonly onAnswer = this.#answered.event;

  /** `changed` is called with the address of each document that has another text now. */
  constructor(generator: PreviewGenerator, changed: (uri: vscode.Uri) => void) {
    this.#generator = generator;
    this.#changed = changed;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) =>
        this.#latest.get(document.uri.toString())?.edited(contentChanges),
      ),
      vscode.workspace.onDidOpenTextDocument((document) => this.#opened(document)),
      vscode.workspace.onDidCloseTextDocument((document) => this.#closed(document)),
      new vscode.Disposable(() => following.dispose()),
    );
    const following = generator.onPreviewChanged((source) => void this.#latest.get(source)?.refresh());
  }

  async text(uri: vscode.Uri): Promise<string> {
    const previewed = previewedAt(uri);
    if (!previewed) return "";
    const latest = this.#latestOf(previewed.source);
    if (latest.files === undefined && latest.refusal === undefined) await this.#firstAnswer(previewed.source, latest);
    return previewText(latest, previewed.file);
  }

  async show(previewed: Previewed, column: vscode.ViewColumn): Promise<void> {
    const uri = previewUri(previewed);
    const document = await openAs(uri, previewed.file);
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document.uri.toString() === uri.toString());
    const viewColumn = shown?.viewColumn ?? column;
    await vscode.window.showTextDocument(document, { viewColumn, preserveFocus: true, preview: false });
  }

  /** Undefined when none of its files is open. */
  of(source: string): LatestPreview | undefined {
    return this.#latest.get(source);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#answered.dispose();
    this.#latest.clear();
  }

  #latestOf(source: string): LatestPreview {
    const known = this.#latest.get(source);
    if (known) return known;
    const latest = new LatestPreview(
      () => this.#generator.preview(source),
      () => {
        for (const { uri } of documentsOf(source)) this.#changed(uri);
        this.#answered.fire(source);
      },
    );
    this.#latest.set(source, latest);
    return latest;
  }

  /** The tab of a preview may be opened again when its ioc.yaml is closed. */
  async #firstAnswer(source: string, latest: LatestPreview): Promise<void> {
    try {
      await vscode.workspace.openTextDocument(vscode.Uri.parse(source));
      await latest.refresh();
    } catch {
      latest.refuse(`${baseName(source)} cannot be read.`);
    }
  }

  /** VS Code tells of a new language mode as of a document that is closed and opened again. */
  #opened({ uri }: vscode.TextDocument): void {
    const previewed = uri.scheme === PREVIEW_SCHEME ? previewedAt(uri) : undefined;
    if (previewed && !this.#latest.has(previewed.source)) void this.#latestOf(previewed.source).refresh();
  }

  #closed({ uri }: vscode.TextDocument): void {
    const source = uri.scheme === PREVIEW_SCHEME ? previewedAt(uri)?.source : undefined;
    if (source !== undefined && documentsOf(source).length === 0) this.#latest.delete(source);
    const key = uri.toString();
    const isReopened = vscode.workspace.textDocuments.some((document) => document.uri.toString() === key);
    if (!isReopened) this.#latest.get(key)?.refuse(`${baseName(key)} is closed, so the preview does not follow it.`);
  }
}

export function previewUri(previewed: Previewed): vscode.Uri {
  return vscode.Uri.from({ scheme: PREVIEW_SCHEME, ...addressOf(previewed) });
}

/** In the language of the generated file: its name has more in it, by which the editor does not know it. */
export async function openAs(uri: vscode.Uri, file: PreviewFileName): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  const language = LANGUAGES[file];
  return document.languageId === language ? document : vscode.languages.setTextDocumentLanguage(document, language);
}

/** Those of its previews that are open. */
export function documentsOf(source: string): readonly vscode.TextDocument[] {
  return vscode.workspace.textDocuments.filter(
    ({ uri }) => uri.scheme === PREVIEW_SCHEME && previewedAt(uri)?.source === source,
  );
}

function baseName(source: string): string {
  return vscode.Uri.parse(source).path.split("/").at(-1) ?? source;
}
