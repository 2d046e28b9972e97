// The dialogue and the windows of the editor itself.
import * as vscode from "vscode";
import { systemClock } from "../core/clock.ts";
import type { CommandLine } from "../core/commandLine.ts";
import type { IocRef } from "../core/ioc.ts";
import type { IocStore } from "../core/iocStore.ts";
import type { Dialogue, Windows } from "./dialogue.ts";
import { waitForStore } from "../core/waitForStore.ts";

export const dialogue: Dialogue = {
  async ask(question, detail, answers) {
    return vscode.window.showWarningMessage(question, { modal: true, detail }, ...answers);
  },
  async withProgress(title, work) {
    const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
    return vscode.window.withProgress(options, (progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return work((message) => progress.report({ message }), abort.signal);
    });
  },
};

/** The watch of the local engine tells of a new container in less; without it a plain terminal does. */
const SHELL_WAIT_MS = 5000;

export function editorWindows(store: IocStore): Windows {
  return {
    async openRemoteFolder(uri) {
      await vscode.commands.executeCommand("vscode.openFolder", vscode.Uri.parse(uri), { forceNewWindow: true });
    },
    openTerminal,
    async openShell(container, title, command) {
      const ref = await waitForStore(store, systemClock, SHELL_WAIT_MS, () => knownContainer(store, container));
      if (ref) await vscode.commands.executeCommand("epicsIoc.shell.open", ref);
      else openTerminal(title, command, "package");
    },
  };
}

function openTerminal(title: string, { program, args, environment }: CommandLine, icon: string): void {
  vscode.window
    .createTerminal({
      name: title,
      shellPath: program,
      shellArgs: [...args],
      isTransient: true,
      iconPath: new vscode.ThemeIcon(icon),
      ...(environment === undefined ? {} : { env: environment }),
    })
    .show();
}

/** The container as the tree knows it. */
function knownContainer(store: IocStore, name: string): IocRef | undefined {
  return store
    .runtimes()
    .map(({ runtime }) => ({ runtime: runtime.id, name }))
    .find((ref) => ref.runtime.startsWith("containers:") && store.find(ref) !== undefined);
}
