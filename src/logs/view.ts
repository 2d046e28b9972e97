// The log of an IOC as a read-only document, so that search, selection and folding are the editor's own.
import * as vscode from "vscode";
import { systemClock } from "../core/clock.ts";
import { followWords } from "../iocOutput/followWords.ts";
import type { IocRef } from "../core/ioc.ts";
import type { IocStore } from "../core/iocStore.ts";
import { LogFollower } from "../iocOutput/logFollower.ts";
import { failureWords } from "../editor/failureWords.ts";
import { addressOf, refAt } from "./logAddress.ts";
import { LogText } from "./logText.ts";

const SCHEME = "epics-ioc-log";
const HISTORY_LINES = 1000;
/** An editor takes a few changes a second, however fast the IOC prints. */
const REFRESH_MS = 250;

/** One open log. */
class LogDocument {
  readonly #text = new LogText();
  readonly #follower: LogFollower;
  #refresh: (() => void) | undefined;

  constructor(ref: IocRef, store: IocStore, changed: () => void) {
    const speaker = {
      name: ref.name,
      retry: "“Show Logs” tries now",
      failureWords: (failure: Parameters<typeof failureWords>[0]) => failureWords(failure)?.sentence ?? "",
    };
    const refresh = (): void => {
      this.#refresh ??= systemClock.after(REFRESH_MS, () => {
        this.#refresh = undefined;
        changed();
      });
    };
    this.#follower = new LogFollower(() => store.find(ref), HISTORY_LINES, systemClock, {
      text: (text) => {
        this.#text.push(text);
        refresh();
      },
      event: (event) => {
        if (event.kind === "following") return;
        this.#text.say(followWords(event, speaker, systemClock.now()));
        refresh();
      },
    });
    this.#follower.follow(HISTORY_LINES);
  }

  get text(): string {
    return this.#text.text;
  }

  storeChanged(): void {
    this.#follower.storeChanged();
  }

  /** Reads again where the log has ended; a log being followed is left alone. */
  retry(): void {
    if (!this.#follower.isFollowing) this.#follower.follow(HISTORY_LINES);
  }

  dispose(): void {
    this.#follower.stop();
    this.#refresh?.();
  }
}

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
class EndOfLog {
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

/** All open logs. An editor that shows the end of a log stays at its end. */
export class LogDocuments implements vscode.TextDocumentContentProvider {
  readonly #store: IocStore;
  readonly #open = new Map<string, LogDocument>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #subscriptions: vscode.Disposable;
  readonly #end = new EndOfLog();
  readonly onDidChange = this.#changed.event;

  constructor(store: IocStore) {
    this.#store = store;
    this.#subscriptions = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
      vscode.workspace.onDidCloseTextDocument((document) => this.#endUnlessShown(document.uri)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        // A log whose document VS Code still keeps is not asked for again: it is followed anew because its tab is there.
        for (const uri of opened.flatMap(logsOf)) this.#logAt(uri);
        for (const uri of closed.flatMap(logsOf)) this.#endUnlessShown(uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (document.uri.scheme === SCHEME) this.#end.grown(document);
      }),
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor.document.uri.scheme === SCHEME) this.#end.scrolled(textEditor);
      }),
      new vscode.Disposable(
        store.onChange(() => {
          for (const log of this.#open.values()) log.storeChanged();
        }),
      ),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#logAt(uri).text;
  }

  async show(ref: IocRef): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SCHEME, ...addressOf(ref) });
    this.#logAt(uri).retry();
    const document = await vscode.workspace.openTextDocument(uri);
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    this.#end.goTo(editor);
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const log of this.#open.values()) log.dispose();
    this.#open.clear();
    this.#changed.dispose();
  }

  #logAt(uri: vscode.Uri): LogDocument {
    const known = this.#open.get(uri.toString());
    if (known) return known;
    const log = new LogDocument(refAt(uri), this.#store, () => this.#changed.fire(uri));
    this.#open.set(uri.toString(), log);
    return log;
  }

  /** VS Code also tells that a document is closed when only its language mode changes: its tab decides. */
  #endUnlessShown(uri: vscode.Uri): void {
    const key = uri.toString();
    const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
    if (tabs.flatMap(logsOf).some((shown) => shown.toString() === key)) return;
    this.#open.get(key)?.dispose();
    this.#open.delete(key);
  }
}

/** The logs a tab shows: none, one, or the two that it compares. */
function logsOf({ input }: vscode.Tab): readonly vscode.Uri[] {
  const uris =
    input instanceof vscode.TabInputText
      ? [input.uri]
      : input instanceof vscode.TabInputTextDiff
        ? [input.original, input.modified]
        : [];
  return uris.filter(({ scheme }) => scheme === SCHEME);
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
