import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import {
  IOCSH_COMMANDS,
  type IocshCommand,
  iocshCommand,
  iocshDescription,
  iocshSignature,
  registrationCommand,
} from "../../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import type { ScriptPlace, StartupScript } from "../startupScript.ts";
import { replacement } from "./replacement.ts";

export function completeCommand(script: StartupScript, place: ScriptPlace): readonly CompletionItem[] {
  const range = replacement(place, /\w/);
  // Commands that exist in examples or on VME crates only would stand between the useful ones.
  const offered = IOCSH_COMMANDS.filter((command) => command.kind !== "test-or-example" && command.os === undefined);
  const commands = [...registrations(script), ...offered];
  return commands.map((command): CompletionItem => {
    const description = iocshDescription(command.name);
    return {
      label: command.name,
      labelDetails: { description: command.module },
      kind: CompletionItemKind.Function,
      detail: iocshSignature(command),
      ...(description !== undefined && { documentation: { kind: "markdown", value: description } }),
      // The everyday commands first.
      sortText: `${description === undefined ? "1" : "0"}${command.name}`,
      textEdit: { range, newText: command.name },
    };
  });
}

/** `dbLoadDatabase dbd/ioc.dbd` says how the registration command of this IOC is called. */
function registrations(script: StartupScript): readonly IocshCommand[] {
  const files = script.lines.flatMap((line) => line.files.filter((file) => file.kind === "databaseDefinition"));
  const names = files.filter((file) => !file.text.includes(UNKNOWN)).map((file) => registrationCommand(file.text));
  return [...new Set(names)].flatMap((name) => iocshCommand(name) ?? []);
}
