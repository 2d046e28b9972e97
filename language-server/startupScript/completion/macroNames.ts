import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { describeSetting } from "../macroDescription.ts";
import type { ScriptPlace } from "../startupScript.ts";
import { replacement } from "./replacement.ts";

export function completeMacro(place: ScriptPlace): readonly CompletionItem[] {
  const range = replacement(place, /\w/);
  const closed = closes(place);
  return [...place.line.before.macros.all()].map(([name, setting]): CompletionItem => ({
    label: name,
    kind: CompletionItemKind.Variable,
    detail: describeSetting(setting),
    textEdit: { range, newText: closed === undefined ? name : name + closed },
  }));
}

/** The bracket to add: none where one stands already behind the name. */
function closes({ line, offset }: ScriptPlace): string | undefined {
  const { text } = line.line;
  const behind = /^\w*([=,)}]?)/.exec(text.slice(offset))?.[1];
  if (behind !== undefined && behind !== "") return undefined;
  return text.lastIndexOf("{", offset - 1) > text.lastIndexOf("(", offset - 1) ? "}" : ")";
}
