import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { ScriptPlace, StartupScript } from "../startupScript.ts";
import { replacement } from "./replacement.ts";

/** More than anybody scrolls through; typing on finds the others. */
const MOST_RECORDS = 500;

/** Of the records the whole script loads: a line that uses one may be written first. */
export function completeRecord(script: StartupScript, place: ScriptPlace, typed: string): readonly CompletionItem[] {
  const range = replacement(place, /[^\s"'(),]/);
  const items: CompletionItem[] = [];
  for (const [name, [first]] of script.contents.index.byName) {
    if (items.length >= MOST_RECORDS) break;
    if (first === undefined || !name.toLowerCase().includes(typed.toLowerCase())) continue;
    items.push({
      label: name,
      kind: CompletionItemKind.Value,
      detail: first.record.written.kind === "alias" ? `alias of ${first.record.of}` : first.record.of,
      labelDetails: { description: first.database.name },
      filterText: name,
      textEdit: { range, newText: name },
    });
  }
  return items;
}
