import * as vscode from "vscode";
import type { Failure } from "../core/failure.ts";
import type { IocStore } from "../core/iocStore.ts";
import type { ActivityLog } from "../editor/activityLog.ts";
import { pickIoc, refOf } from "../editor/pickIoc.ts";
import { LogDocuments } from "./view.ts";

export interface LogsContext {
  readonly store: IocStore;
  readonly log: ActivityLog;
  readonly isTrusted: () => boolean;
  readonly report: (failure: Failure) => void;
}

export function registerLogs({ store, log, isTrusted, report }: LogsContext): vscode.Disposable {
  const documents = new LogDocuments(store);
  const show = async (argument: unknown): Promise<void> => {
    if (!isTrusted()) {
      report({ kind: "untrusted", doing: "show a log", why: "it is read from a real IOC" });
      return;
    }
    const ref = refOf(argument) ?? (await pickIoc(store, "Show the log of which IOC?"));
    if (!ref) return;
    const found = store.find(ref);
    if (found) log.command(found.runtime.commandLine("logs", found.ioc));
    await documents.show(ref);
  };
  return vscode.Disposable.from(documents, vscode.commands.registerCommand("epicsIoc.logs.show", show));
}
