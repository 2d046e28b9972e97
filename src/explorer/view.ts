// The tree view: draws the plain nodes of `iocTree`. No decision is taken here.
import * as vscode from "vscode";
import type { IocRef } from "../core/ioc.ts";
import type { IocStore } from "../core/iocStore.ts";
import { failureWords } from "../editor/failureWords.ts";
import { changedNodes } from "./changedNodes.ts";
import { contextWords, rowDescription, spokenLabel, stateIcon, tooltipFacts } from "./iocPresentation.ts";
import { attentionCount, clock, iocTree, type TreeNode } from "./iocTree.ts";

/** Bursts of snapshots are drawn at most this often. */
const REDRAW_INTERVAL_MS = 250;

/** A row. It keeps its identity while its node is replaced, so that the view can redraw just this one. */
class Row {
  node: TreeNode;
  readonly parent: Row | undefined;

  constructor(node: TreeNode, parent: Row | undefined) {
    this.node = node;
    this.parent = parent;
  }

  /** What commands called on this row act on. */
  get ref(): IocRef | undefined {
    return this.node.kind === "ioc" ? this.node.ioc.ref : undefined;
  }
}

class IocTreeData implements vscode.TreeDataProvider<Row> {
  readonly #store: IocStore;
  readonly #changed = new vscode.EventEmitter<Row | undefined>();
  readonly onDidChangeTreeData = this.#changed.event;
  #nodes: readonly TreeNode[] = [];
  #rows = new Map<string, Row>();

  constructor(store: IocStore) {
    this.#store = store;
  }

  get isEmpty(): boolean {
    return this.#nodes.length === 0;
  }

  redraw(): void {
    const before = this.#nodes;
    this.#nodes = iocTree(this.#store.sources());
    const redraw = changedNodes(before, this.#nodes);
    if (redraw === "all") {
      this.#changed.fire(undefined);
      return;
    }
    for (const id of redraw) this.#changed.fire(this.#rows.get(id));
  }

  getChildren(parent?: Row): Row[] {
    if (!parent) return this.#nodes.map((node) => this.#row(node, undefined));
    const current = this.#nodes.find((node) => node.id === parent.node.id);
    return current?.kind === "group" ? current.children.map((node) => this.#row(node, parent)) : [];
  }

  getParent(row: Row): Row | undefined {
    return row.parent;
  }

  getTreeItem(row: Row): vscode.TreeItem {
    // A row that is drawn again shows what is known now.
    row.node = this.#nodes.find((node) => node.id === row.node.id) ?? row.node;
    return treeItem(row.node);
  }

  resolveTreeItem(item: vscode.TreeItem, row: Row): vscode.TreeItem {
    item.tooltip = tooltip(row.node);
    return item;
  }

  #row(node: TreeNode, parent: Row | undefined): Row {
    const row = this.#rows.get(node.id);
    if (row?.parent === parent && row) {
      row.node = node;
      return row;
    }
    const fresh = new Row(node, parent);
    this.#rows.set(node.id, fresh);
    return fresh;
  }
}

function treeItem(node: TreeNode): vscode.TreeItem {
  const { None, Expanded } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(rowLabel(node), node.kind === "group" ? Expanded : None);
  item.id = node.id;
  item.contextValue = node.kind;
  switch (node.kind) {
    case "group": {
      const cluster = node.runtime.place.kind === "cluster";
      item.description = node.description;
      item.iconPath = new vscode.ThemeIcon(cluster ? "globe" : "vm");
      item.contextValue = `group ${node.runtime.place.kind}`;
      item.accessibilityInformation = { label: `${node.label}, ${node.description}` };
      break;
    }
    case "ioc": {
      const { ioc, runtime } = node;
      const { icon, color } = stateIcon(ioc.state);
      item.description = rowDescription(ioc);
      item.iconPath = new vscode.ThemeIcon(icon, color === undefined ? undefined : new vscode.ThemeColor(color));
      item.contextValue = contextWords(ioc, runtime);
      item.accessibilityInformation = { label: spokenLabel(ioc, runtime.place) };
      break;
    }
    case "loading":
      item.iconPath = new vscode.ThemeIcon("loading~spin");
      break;
    case "empty":
      item.iconPath = new vscode.ThemeIcon("info");
      item.command =
        node.next === "chooseClusters"
          ? { title: "Choose Clusters and Namespaces", command: "epicsIoc.clusters.choose" }
          : { title: "Open the Walkthrough", command: "epicsIoc.walkthrough.open" };
      item.description = item.command.title;
      break;
    case "problem": {
      const words = failureWords(node.failure);
      const [next] = words?.nextSteps ?? [];
      item.iconPath = new vscode.ThemeIcon("warning", new vscode.ThemeColor("problemsWarningIcon.foreground"));
      item.description = [
        ...(node.source === "containers" && words ? [words.short] : []),
        ...(next ? [next.title] : []),
      ].join(" · ");
      item.accessibilityInformation = { label: words?.sentence ?? node.failure.why };
      if (next) item.command = { title: next.title, command: next.command, arguments: [...next.args] };
      break;
    }
  }
  return item;
}

function rowLabel(node: TreeNode): string {
  switch (node.kind) {
    case "ioc":
      return node.ioc.ref.name;
    case "problem":
      return node.source === "containers"
        ? "Local containers"
        : sentenceCase(failureWords(node.failure)?.short ?? node.failure.why);
    default:
      return node.label;
  }
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Text from clusters and images is untrusted: it goes in as text, never as Markdown. */
function tooltip(node: TreeNode): vscode.MarkdownString | string {
  if (node.kind === "problem") return failureWords(node.failure)?.sentence ?? node.failure.why;
  if (node.kind !== "ioc") return rowLabel(node);
  const markdown = new vscode.MarkdownString();
  markdown.appendMarkdown("**").appendText(node.ioc.ref.name).appendMarkdown("**\n\n| | |\n|---|---|\n");
  for (const { name, value } of tooltipFacts(node.ioc, node.runtime.place, Date.now())) {
    markdown
      .appendMarkdown(`| ${name} | `)
      .appendText(value.replaceAll("|", "¦").replaceAll(/\s+/g, " "))
      .appendMarkdown(" |\n");
  }
  return markdown;
}

/** Contacts nothing until the view is first visible; then keeps following. */
export function registerIocView(store: IocStore, isTrusted: () => boolean): vscode.Disposable {
  const data = new IocTreeData(store);
  const view = vscode.window.createTreeView("epicsIoc.iocs", {
    treeDataProvider: data,
    showCollapseAll: true,
    canSelectMany: true,
  });
  let timer: NodeJS.Timeout | undefined;
  const draw = (): void => {
    timer = undefined;
    data.redraw();
    const count = attentionCount(store.sources());
    const tooltip = `${count} ${count === 1 ? "IOC needs" : "IOCs need"} attention`;
    view.badge = count === 0 ? undefined : { value: count, tooltip };
    const nothingKnown = data.isEmpty && store.sources().every(({ state }) => state !== "looking");
    void vscode.commands.executeCommand("setContext", "epicsIoc.nothingKnown", nothingKnown);
    view.message = staleMessage(store) ?? "";
  };
  const openWhenSeen = (): void => {
    if (view.visible && isTrusted() && !store.isOpen) store.open();
  };
  openWhenSeen();
  return vscode.Disposable.from(
    view,
    { dispose: store.onChange(() => (timer ??= setTimeout(draw, REDRAW_INTERVAL_MS))) },
    { dispose: () => clearTimeout(timer) },
    view.onDidChangeVisibility(openWhenSeen),
    vscode.workspace.onDidGrantWorkspaceTrust(openWhenSeen),
  );
}

function staleMessage(store: IocStore): string | undefined {
  const oldest = store
    .runtimes()
    .flatMap(({ snapshot }) => (snapshot?.kind === "stale" ? [snapshot.asOf] : []))
    .sort()
    .at(0);
  return oldest === undefined ? undefined : `Showing what was known at ${clock(oldest)}. Reconnecting…`;
}
