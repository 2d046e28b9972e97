import * as vscode from "vscode";
import type { Failure } from "../core/failure.ts";
import type { IocRef } from "../core/ioc.ts";
import type { IocStore } from "../core/iocStore.ts";
import type { ActivityLog } from "../editor/activityLog.ts";
import { pickIoc, refOf } from "../editor/pickIoc.ts";
import { consoleReadOnly } from "../editor/settings.ts";
import { ConsoleTabs, openShell, type ConsoleTab } from "./view.ts";

export interface TerminalsContext {
  readonly store: IocStore;
  readonly log: ActivityLog;
  readonly isTrusted: () => boolean;
  readonly report: (failure: Failure) => void;
}

export function registerTerminals(context: TerminalsContext): vscode.Disposable {
  const tabs = new ConsoleTabs(context.store);
  const commands: Readonly<Record<string, (argument: unknown) => unknown>> = {
    "epicsIoc.console.open": (argument) => openConsole(argument, tabs, context),
    "epicsIoc.console.takeControl": (argument) => takeControl(argument, tabs, context),
    "epicsIoc.console.releaseControl": async (argument) => (await chooseTab(argument, tabs))?.session?.releaseControl(),
    "epicsIoc.console.reconnect": async (argument) => (await chooseTab(argument, tabs))?.session?.reconnect(),
    "epicsIoc.shell.open": (argument) => openShellOf(argument, context),
  };
  return vscode.Disposable.from(
    tabs,
    ...Object.entries(commands).map(([id, run]) =>
      vscode.commands.registerCommand(id, (argument: unknown) => {
        if (context.isTrusted()) return run(argument);
        context.report({ kind: "untrusted", doing: "open a terminal", why: "it reaches real IOCs" });
        return undefined;
      }),
    ),
  );
}

async function openConsole(argument: unknown, tabs: ConsoleTabs, context: TerminalsContext): Promise<void> {
  const ref = refOf(argument) ?? (await pickIoc(context.store, "Open the console of which IOC?"));
  if (!ref) return;
  const place = context.store.find(ref)?.runtime.place.kind;
  const setting = consoleReadOnly();
  const writable = setting === "never" || (setting === "clusterOnly" && place === "engine");
  if (writable) logCommand(ref, "console", context);
  tabs.open(ref, writable ? "controlling" : "reading");
}

async function takeControl(argument: unknown, tabs: ConsoleTabs, context: TerminalsContext): Promise<void> {
  const tab = await chooseTab(argument, tabs);
  const ref = tab?.ref ?? refOf(argument) ?? (await pickIoc(context.store, "Take control of which IOC?"));
  if (!ref) return;
  logCommand(ref, "console", context);
  if (tab?.session) {
    tab.terminal.show();
    await tab.session.takeControl();
  } else tabs.open(ref, "controlling");
}

async function openShellOf(argument: unknown, context: TerminalsContext): Promise<void> {
  const ref = refOf(argument) ?? (await pickIoc(context.store, "Open a shell in which IOC?"));
  if (!ref) return;
  const refused = context.store.find(ref)?.ioc.refused.shell;
  if (refused !== undefined) {
    context.report({ kind: "notAuthorised", doing: `open a shell in ${ref.name}`, why: refused });
    return;
  }
  logCommand(ref, "shell", context);
  openShell(ref, context.store);
}

/**
 * The console a command is about. A title button passes the address of its tab, from which no terminal can be found,
 * and does not focus it either: with several consoles in front, asking is the only way not to take the wrong one.
 */
async function chooseTab(argument: unknown, tabs: ConsoleTabs): Promise<ConsoleTab | undefined> {
  const ref = refOf(argument);
  if (ref) return tabs.find(ref);
  const inFront = tabs.inFront();
  if (!(argument instanceof vscode.Uri) || inFront.length < 2) return tabs.active();
  const rows = inFront.map((tab) => ({ label: tab.label, tab }));
  return (await vscode.window.showQuickPick(rows, { title: "Several consoles are in front. Which one?" }))?.tab;
}

function logCommand(ref: IocRef, action: "console" | "shell", { store, log }: TerminalsContext): void {
  const found = store.find(ref);
  if (found) log.command(found.runtime.commandLine(action, found.ioc));
}
