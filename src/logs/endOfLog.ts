import * as vscode from "vscode";

interface Place {
  /** First line that is visible, from 0. */
  readonly top: number;
  /** Whether the editor goes with the end of its growing text. */
  readonly stays: boolean;
}

/**
 * Editors that show the end of a growing text and go with it until the person scrolls up. What VS Code tells of an
 * editor's place is late while the text grows, so that an editor may seem to have left the end: only scrolling up, which
 * growth never does, counts as leaving it.
 */
export class EndOfLog {
  readonly #places = new WeakMap<vscode.TextEditor, Place>();

  /** The editor stays at the end from now on. */
  goTo(editor: vscode.TextEditor): void {
    this.#places.set(editor, { top: topOf(editor), stays: true });
    revealEnd(editor);
  }

  scrolled(editor: vscode.TextEditor): void {
    this.#places.set(editor, this.#placeOf(editor));
  }

  /** The text of the document has grown. */
  grown(document: vscode.TextDocument): void {
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document && this.#places.get(editor)?.stays === true) revealEnd(editor);
    }
  }

  #placeOf(editor: vscode.TextEditor): Place {
    const before = this.#places.get(editor);
    const top = topOf(editor);
    if (showsEnd(editor)) return { top, stays: true };
    return { top, stays: before?.stays === true && top >= before.top };
  }
}

function topOf(editor: vscode.TextEditor): number {
  return editor.visibleRanges[0]?.start.line ?? 0;
}

function showsEnd(editor: vscode.TextEditor): boolean {
  const last = editor.visibleRanges.at(-1)?.end.line ?? 0;
  return last >= editor.document.lineCount - 2;
}

function revealEnd(editor: vscode.TextEditor): void {
  const end = editor.document.lineAt(editor.document.lineCount - 1).range.end;
  editor.revealRange(new vscode.Range(end, end));
}
