// The tree of what the IOC in front loads: asks the language server and draws its answer.
import * as vscode from "vscode";
import type { ContentsPlace, ContentsResult } from "../../language-server/protocol.ts";
import { contentsMessage, contentsTree, type ContentsNode } from "./contentsTree.ts";

/** In the language server. URIs as VS Code writes them. */
export interface ContentsSource {
  contents(uri: string, filter: string): Promise<ContentsResult>;
  /** Calls with the URI of each document that was analysed. */
  onPreviewChanged(listener: (uri: string) => void): { dispose(): void };
}

const LANGUAGES = ["epics-startup", "ibek-ioc"];

class IocContentsView implements vscode.TreeDataProvider<ContentsNode> {
  readonly #source: ContentsSource;
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly view: vscode.TreeView<ContentsNode>;
  #document: vscode.Uri | undefined;
  #nodes: readonly ContentsNode[] = [];
  #filter = "";
  #isAsking = false;
  #isOutdated = true;

  constructor(source: ContentsSource) {
    this.#source = source;
    this.view = vscode.window.createTreeView("epicsIoc.contents", { treeDataProvider: this, showCollapseAll: true });
  }

  getChildren(parent?: ContentsNode): ContentsNode[] {
    return [...(parent?.children ?? this.#nodes)];
  }

  getTreeItem(node: ContentsNode): vscode.TreeItem {
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(node.label, node.children.length === 0 ? None : Collapsed);
    item.id = node.id;
    item.description = node.description;
    item.tooltip = `${node.label}\n${node.description}`;
    item.iconPath = new vscode.ThemeIcon(node.icon);
    item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
    item.command = { title: "Show", command: "vscode.open", arguments: openArguments(node.at) };
    return item;
  }

  /** The IOC in front; a database that is opened from the tree leaves its IOC there. */
  follow(editor: vscode.TextEditor | undefined): void {
    if (editor === undefined || !LANGUAGES.includes(editor.document.languageId)) return;
    if (editor.document.uri.scheme !== "file" || editor.document.uri.toString() === this.#document?.toString()) return;
    this.#document = editor.document.uri;
    this.refresh();
  }

  changed(uri: string): void {
    if (uri === this.#document?.toString()) this.refresh();
  }

  filter(filter: string): void {
    this.#filter = filter.trim();
    void vscode.commands.executeCommand("setContext", "epicsIoc.contentsFiltered", this.#filter !== "");
    this.refresh();
  }

  async askForFilter(): Promise<void> {
    const prompt = "Part of the name or type of the records to show";
    const filter = await vscode.window.showInputBox({ prompt, value: this.#filter, placeHolder: "motor" });
    if (filter !== undefined) this.filter(filter);
  }

  /** Nothing is asked while nobody looks; of many changes the last one counts. */
  refresh(): void {
    this.#isOutdated = true;
    if (!this.view.visible || this.#isAsking) return;
    this.#isAsking = true;
    void this.#askUntilCurrent().finally(() => (this.#isAsking = false));
  }

  dispose(): void {
    this.view.dispose();
    this.#changed.dispose();
  }

  async #askUntilCurrent(): Promise<void> {
    while (this.#isOutdated && this.#document !== undefined) {
      this.#isOutdated = false;
      const [document, filter] = [this.#document, this.#filter];
      const result = await this.#source
        .contents(document.toString(), filter)
        .catch((error: unknown): ContentsResult => ({ ok: false, why: String(error) }));
      this.#nodes = contentsTree(result);
      const file = document.path.slice(document.path.lastIndexOf("/") + 1);
      this.view.message = contentsMessage(result, file, filter) ?? "";
      this.#changed.fire(undefined);
    }
  }
}

function openArguments({ uri, range: { start, end } }: ContentsPlace): unknown[] {
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  return [vscode.Uri.parse(uri), { selection, preserveFocus: true }];
}

export function registerIocContents(source: ContentsSource): vscode.Disposable {
  const contents = new IocContentsView(source);
  contents.follow(vscode.window.activeTextEditor);
  return vscode.Disposable.from(
    contents,
    contents.view.onDidChangeVisibility(({ visible }) => {
      if (visible) contents.refresh();
    }),
    vscode.window.onDidChangeActiveTextEditor((editor) => contents.follow(editor)),
    source.onPreviewChanged((uri) => contents.changed(uri)),
    vscode.commands.registerCommand("epicsIoc.contents.filter", () => contents.askForFilter()),
    vscode.commands.registerCommand("epicsIoc.contents.clearFilter", () => contents.filter("")),
  );
}
