import * as vscode from "vscode";
import type { Failure } from "../core/failure.ts";
import type { IocStore } from "../core/iocStore.ts";
import type { ActivityLog } from "../editor/activityLog.ts";
import { pickIoc, refOf } from "../editor/pickIoc.ts";
import { LogDocuments } from "./view.ts";

export interface LogsContext {
  readonly store: IocStore;
  readonly log: ActivityLog;
  readonly report: (failure: Failure) => void;
}

export function registerLogs({ store, log, report }: LogsContext): vscode.Disposable {
  const documents = new LogDocuments(store);
  const show = async (argument: unknown): Promise<void> => {
    const ref = refOf(argument) ?? (await pickIoc(store, "Show the log of which IOC?"));
    if (!ref) return;
    const found = store.find(ref);
    const refused = found?.ioc.refused.logs;
    if (refused !== undefined) {
      report({ kind: "notAuthorised", doing: `read the log of ${ref.name}`, why: refused });
      return;
    }
    if (found) log.command(found.runtime.commandLine("logs", found.ioc));
    await documents.show(ref);
  };
  return vscode.Disposable.from(documents, vscode.commands.registerCommand("epicsIoc.logs.show", show));
}
