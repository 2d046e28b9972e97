import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { portDefinitions } from "../ports.ts";
import type { ScriptPlace, StartupScript } from "../startupScript.ts";
import { replacement } from "./replacement.ts";

/** asyn ports made by the lines above. */
export function completePort(script: StartupScript, place: ScriptPlace): readonly CompletionItem[] {
  const range = replacement(place, /[^\s"'(),]/);
  return portDefinitions(script)
    .filter((port) => port.line.line.pieces[0].line < place.line.line.pieces[0].line)
    .map((port) => ({
      label: port.name,
      kind: CompletionItemKind.Interface,
      detail: port.command,
      textEdit: { range, newText: port.name },
    }));
}
