import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { lineName } from "../lineName.ts";
import type { ScriptPlace } from "../startupScript.ts";
import { replacement } from "./replacement.ts";

/** No IOC has more. */
const MOST_PORTS = 1000;

/** asyn ports made by the lines above and the scripts they include. */
export function completePort(place: ScriptPlace): readonly CompletionItem[] {
  const range = replacement(place, /[^\s"'(),]/);
  return [...place.line.before.ports.made(MOST_PORTS)].map(([name, port]) => ({
    label: name,
    kind: CompletionItemKind.Interface,
    detail: `${port.command}, ${lineName(port)}`,
    textEdit: { range, newText: name },
  }));
}
