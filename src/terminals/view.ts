// Consoles and shells as VS Code terminals. What happens in them is decided in `ConsoleSession` and `ShellSession`.
import * as vscode from "vscode";
import { iocKey, type IocRef } from "../core/ioc.ts";
import type { TerminalSize } from "../core/iocRuntime.ts";
import type { IocStore } from "../core/iocStore.ts";
import { failureWords } from "../editor/failureWords.ts";
import { systemClock } from "../core/clock.ts";
import { ConsoleSession } from "./consoleSession.ts";
import { tabName, terminalTitle, type ConsoleMode } from "./consoleWords.ts";
import { ShellSession } from "./shellSession.ts";

/** VS Code may not know the size yet when it opens a terminal; `setDimensions` follows. */
const USUAL_SIZE: TerminalSize = { columns: 80, rows: 24 };

interface TerminalContents {
  input(data: string): void;
  resize(size: TerminalSize): void;
  close(): void;
}

/** `start` gets the size and the function that writes to the terminal. */
function pseudoterminal(
  start: (size: TerminalSize, write: (text: string) => void) => TerminalContents,
  name?: vscode.Event<string>,
): vscode.Pseudoterminal {
  const written = new vscode.EventEmitter<string>();
  let contents: TerminalContents | undefined;
  return {
    onDidWrite: written.event,
    ...(name === undefined ? {} : { onDidChangeName: name }),
    open: (size) => (contents = start(size ?? USUAL_SIZE, (text) => written.fire(text))),
    close: () => {
      contents?.close();
      written.dispose();
    },
    handleInput: (data) => contents?.input(data),
    setDimensions: (size) => contents?.resize(size),
  };
}

export function openShell(ref: IocRef, store: IocStore): void {
  const pty = pseudoterminal((size, write) => {
    const shell = new ShellSession(size, {
      openShell: (now, signal) => {
        const found = store.find(ref);
        if (found) return found.runtime.openShell(found.ioc, now, signal);
        const failure = { kind: "notFound", doing: `open a shell in ${ref.name}`, why: "it is not known" } as const;
        return Promise.resolve({ ok: false, failure });
      },
      write,
      failureWords: (failure) => failureWords(failure)?.sentence ?? "",
    });
    void shell.open();
    return shell;
  });
  vscode.window
    .createTerminal({
      name: `${titleOf(ref, store)} (shell)`,
      pty,
      iconPath: new vscode.ThemeIcon("terminal-bash"),
      location: vscode.TerminalLocation.Editor,
      isTransient: true,
    })
    .show();
}

function titleOf(ref: IocRef, store: IocStore): string {
  return terminalTitle(ref.name, store.find(ref)?.runtime.place);
}

/** One open console. */
export class ConsoleTab {
  readonly ref: IocRef;
  readonly terminal: vscode.Terminal;
  session: ConsoleSession | undefined;
  readonly #title: string;
  readonly #name = new vscode.EventEmitter<string>();

  constructor(ref: IocRef, store: IocStore, startWith: "reading" | "controlling", changed: () => void) {
    this.ref = ref;
    this.#title = titleOf(ref, store);
    const pty = pseudoterminal((size, write) => {
      this.session = new ConsoleSession(ref.name, size, {
        find: () => store.find(ref),
        write,
        modeChanged: (mode) => {
          this.#name.fire(tabName(this.#title, mode));
          changed();
        },
        failureWords: (failure) => failureWords(failure)?.sentence ?? "",
        clock: systemClock,
      });
      this.session.open(startWith);
      return this.session;
    }, this.#name.event);
    this.terminal = vscode.window.createTerminal({
      name: tabName(this.#title, "reading"),
      pty,
      iconPath: new vscode.ThemeIcon("terminal"),
      location: vscode.TerminalLocation.Editor,
      // VS Code would bring it back dead after a reload.
      isTransient: true,
    });
  }

  get mode(): ConsoleMode {
    return this.session?.mode ?? "reading";
  }

  get label(): string {
    return tabName(this.#title, this.mode);
  }

  dispose(): void {
    this.terminal.dispose();
    this.#name.dispose();
  }
}

/** All open consoles; keeps the context keys that menus and keybindings ask. */
export class ConsoleTabs {
  readonly #store: IocStore;
  readonly #tabs = new Map<string, ConsoleTab>();
  readonly #subscriptions: vscode.Disposable;

  constructor(store: IocStore) {
    this.#store = store;
    this.#subscriptions = vscode.Disposable.from(
      new vscode.Disposable(store.onChange(() => this.#storeChanged())),
      vscode.window.onDidChangeActiveTerminal(() => this.#tellContext()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#tellContext()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#tellContext()),
      vscode.window.onDidOpenTerminal((terminal) => this.#closeIfSplit(terminal)),
      vscode.window.onDidCloseTerminal((terminal) => this.#forget(terminal)),
    );
  }

  /** Shows the IOC's console, which is opened first if need be. */
  open(ref: IocRef, startWith: "reading" | "controlling"): ConsoleTab {
    const tab = this.#tabs.get(iocKey(ref)) ?? new ConsoleTab(ref, this.#store, startWith, () => this.#tellContext());
    this.#tabs.set(iocKey(ref), tab);
    tab.terminal.show();
    return tab;
  }

  find(ref: IocRef): ConsoleTab | undefined {
    return this.#tabs.get(iocKey(ref));
  }

  /** After a terminal was moved to another editor group VS Code names no active terminal, but its tab is active still. */
  active(): ConsoleTab | undefined {
    const inFront = shownBy([vscode.window.tabGroups.activeTabGroup], this.#tabs.values());
    if (inFront.length === 1) return inFront[0];
    return [...this.#tabs.values()].find((tab) => tab.terminal === vscode.window.activeTerminal);
  }

  /** Those in front in some editor group. */
  inFront(): readonly ConsoleTab[] {
    return shownBy(vscode.window.tabGroups.all, this.#tabs.values());
  }

  dispose(): void {
    this.#subscriptions.dispose();
    for (const tab of this.#tabs.values()) tab.dispose();
    this.#tabs.clear();
  }

  #storeChanged(): void {
    for (const tab of this.#tabs.values()) tab.session?.storeChanged();
  }

  /** “Split Editor” of VS Code makes a terminal of the same name with nothing behind it. */
  #closeIfSplit(terminal: vscode.Terminal): void {
    const tabs = [...this.#tabs.values()];
    if (tabs.some((tab) => tab.terminal === terminal) || !tabs.some((tab) => tab.label === terminal.name)) return;
    terminal.dispose();
  }

  #forget(terminal: vscode.Terminal): void {
    for (const [key, tab] of this.#tabs) if (tab.terminal === terminal) this.#tabs.delete(key);
    this.#tellContext();
  }

  #tellContext(): void {
    const active = this.active();
    void vscode.commands.executeCommand("setContext", "epicsIoc.consoleFocus", active !== undefined);
    void vscode.commands.executeCommand("setContext", "epicsIoc.consoleControl", active?.mode === "controlling");
  }
}

/** VS Code tells the tabs of terminals by their label only. */
function shownBy(groups: readonly vscode.TabGroup[], tabs: Iterable<ConsoleTab>): readonly ConsoleTab[] {
  const labels = groups.flatMap(({ activeTab }) =>
    activeTab?.input instanceof vscode.TabInputTerminal ? [activeTab.label] : [],
  );
  return [...tabs].filter((tab) => labels.includes(tab.label));
}
