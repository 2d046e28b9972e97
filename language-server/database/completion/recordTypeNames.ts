import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { Range } from "vscode-languageserver-types";
import type { Database } from "../database.ts";

export function completeRecordType(
  { types }: Database,
  { range }: { readonly range: Range },
): readonly CompletionItem[] {
  return types.all.map(({ name, title, module }) => ({
    label: name,
    kind: CompletionItemKind.Class,
    labelDetails: { description: module },
    ...(title !== "" && { detail: title }),
    // Those of base first.
    sortText: `${module === "epics-base" ? "0" : "1"}${name}`,
    textEdit: { range, newText: name },
  }));
}
