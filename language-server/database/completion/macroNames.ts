import { type CompletionItem, CompletionItemKind, type Range } from "vscode-languageserver-types";
import { macroReferences } from "../../syntax/iocsh/macroReferences.ts";
import type { Database } from "../database.ts";

/** Those of the file, with a default one of them has. */
export function completeMacro(
  { lines }: Database,
  { range, closer }: { readonly range: Range; readonly closer: string },
): readonly CompletionItem[] {
  const found = new Map<string, string | undefined>();
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.line(line);
    for (const { name, nameEnd, end, hasDefault, closed, start } of macroReferences(text)) {
      const isHere = line === range.start.line && start <= range.start.character && range.start.character <= end;
      if (!closed || isHere || !/^\w+$/.test(name)) continue;
      found.set(name, hasDefault ? text.slice(nameEnd + 1, end - 1) : found.get(name));
    }
  }
  return [...found].map(([name, value]) => ({
    label: name,
    kind: CompletionItemKind.Variable,
    ...(value !== undefined && { detail: `default “${value}”` }),
    textEdit: { range, newText: name + closer },
  }));
}
