// A line of the preview and the entity that made it are marked together, whichever of them the cursor is in.
import * as vscode from "vscode";
import type { PreviewFile } from "../../../language-server/protocol.ts";
import type { PreviewDocuments } from "../documents/view.ts";
import { entityAt, entityOf, linesFrom, type Lines } from "../origins.ts";
import { PREVIEW_SCHEME, previewedAt } from "../previewAddress.ts";
import { fileNamed } from "../previewText.ts";

export class EntityHighlights {
  readonly #documents: PreviewDocuments;
  readonly #mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    backgroundColor: new vscode.ThemeColor("editor.selectionHighlightBackground"),
    border: "1px solid",
    // Transparent where the theme marks by background, drawn where it is one of high contrast.
    borderColor: new vscode.ThemeColor("contrastActiveBorder"),
    overviewRulerColor: new vscode.ThemeColor("editorOverviewRuler.wordHighlightForeground"),
    overviewRulerLane: vscode.OverviewRulerLane.Center,
  });
  readonly #subscriptions: vscode.Disposable;

  constructor(documents: PreviewDocuments) {
    this.#documents = documents;
    const again = (): void => {
      for (const editor of vscode.window.visibleTextEditors)
        if (!this.#hasCounterpart(editor)) editor.setDecorations(this.#mark, []);
      this.#follow(vscode.window.activeTextEditor, false);
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#mark,
      // A preview that is only rewritten has its cursor moved, too: what the person is in decides.
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor === vscode.window.activeTextEditor) this.#follow(textEditor, true);
      }),
      vscode.window.onDidChangeActiveTextEditor(again),
      vscode.window.onDidChangeVisibleTextEditors(again),
      documents.onAnswer(again),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** The entity that made what stands at this place of a preview, in its ioc.yaml. */
  entityLocation(document: vscode.TextDocument, { line }: vscode.Position): vscode.Location | undefined {
    const found = this.#inPreview(document, line);
    return found?.entity && new vscode.Location(vscode.Uri.parse(found.source), rangeOf(found.entity));
  }

  #follow(active: vscode.TextEditor | undefined, reveals: boolean): void {
    if (!active) return;
    const { document, selection } = active;
    const key = document.uri.toString();
    if (document.uri.scheme === PREVIEW_SCHEME) {
      const found = this.#inPreview(document, selection.active.line);
      if (found) this.#show(found.source, found.files, found.entity, reveals ? "entity" : "nothing");
      return;
    }
    const files = this.#documents.of(key)?.files;
    if (files && this.#hasCounterpart(active))
      this.#show(key, files, entityAt(files, selection.active.line), reveals ? "lines" : "nothing");
  }

  /** An ioc.yaml with none of its previews in sight has nothing to be marked for. */
  #hasCounterpart({ document }: vscode.TextEditor): boolean {
    const key = document.uri.toString();
    return (
      document.uri.scheme === PREVIEW_SCHEME ||
      vscode.window.visibleTextEditors.some(
        ({ document: { uri } }) => uri.scheme === PREVIEW_SCHEME && previewedAt(uri)?.source === key,
      )
    );
  }

  #inPreview(
    { uri }: vscode.TextDocument,
    line: number,
  ): { source: string; files: readonly PreviewFile[]; entity: Lines | undefined } | undefined {
    const previewed = previewedAt(uri);
    const files = previewed && this.#documents.of(previewed.source)?.files;
    if (!files) return undefined;
    const file = fileNamed(files, previewed.file);
    return { source: previewed.source, files, entity: file && entityOf(file, line) };
  }

  #show(
    source: string,
    files: readonly PreviewFile[],
    entity: Lines | undefined,
    reveals: "entity" | "lines" | "nothing",
  ): void {
    for (const editor of vscode.window.visibleTextEditors) {
      const { uri } = editor.document;
      const previewed = uri.scheme === PREVIEW_SCHEME ? previewedAt(uri) : undefined;
      if (previewed?.source === source) {
        const file = fileNamed(files, previewed.file);
        this.#markIn(editor, file && entity ? linesFrom(file, entity) : [], reveals === "lines");
      } else if (uri.toString() === source) {
        this.#markIn(editor, entity ? [entity] : [], reveals === "entity");
      }
    }
  }

  #markIn(editor: vscode.TextEditor, lines: readonly Lines[], reveals: boolean): void {
    const ranges = lines.map(rangeOf);
    editor.setDecorations(this.#mark, ranges);
    const [first] = ranges;
    const isSeen = ranges.some((range) => editor.visibleRanges.some((visible) => visible.contains(range.start)));
    if (reveals && first && !isSeen) editor.revealRange(first, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
}

function rangeOf({ first, last }: Lines): vscode.Range {
  return new vscode.Range(first, 0, last, 0);
}
