import * as vscode from "vscode";
import { displayCommandLine, withoutSecrets, type CommandLine } from "../core/commandLine.ts";
import type { Failure } from "../core/failure.ts";

/** The output channel “EPICS IOC”: an audit line for each change, the command line behind each action, failures. */
export interface ActivityLog {
  /** A command that is run, or one that has the same effect as what is done through an API. */
  command(command: CommandLine): void;
  info(text: string): void;
  failure(failure: Failure): void;
  show(): void;
  dispose(): void;
}

export function createActivityLog(): ActivityLog {
  const channel = vscode.window.createOutputChannel("EPICS IOC", { log: true });
  return {
    command: (command) => channel.info(`$ ${displayCommandLine(withoutSecrets(command))}`),
    info: (text) => channel.info(text),
    failure: ({ kind, doing, why }) => channel.error(`could not ${doing}: ${why} (${kind})`),
    show: () => channel.show(true),
    dispose: () => channel.dispose(),
  };
}
