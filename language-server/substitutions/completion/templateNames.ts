import { posix } from "node:path";
import { type CompletionItem, CompletionItemKind, type Position } from "vscode-languageserver-types";
import { pathOfUri } from "../../text/fileUri.ts";
import type { Workspace } from "../../workspace.ts";
import type { Substitutions } from "../substitutions.ts";

const TEMPLATE = /\.(template|db|vdb)$/;
/** Each one asks the file system what it is. */
const MOST_NAMES = 500;

/** Files in the folder that is typed, and those of the workspace by their names alone. */
export async function completeTemplate(
  { document, templates }: Substitutions,
  position: Position,
  typed: string,
  workspace: Workspace,
): Promise<readonly CompletionItem[]> {
  if (typed.includes("$")) return [];
  const slash = typed.lastIndexOf("/") + 1;
  const start = { line: position.line, character: position.character - typed.length + slash };
  const range = { start, end: position };
  const item = (label: string, kind: CompletionItemKind, detail?: string): CompletionItem => ({
    ...{ label, kind, textEdit: { range, newText: label } },
    ...(detail !== undefined && { detail }),
  });
  const folder = posix.resolve(posix.dirname(pathOfUri(document.uri) ?? "/untitled"), typed.slice(0, slash) || ".");
  const names = (await workspace.list(folder)).filter((name) => !name.startsWith(".")).slice(0, MOST_NAMES);
  const items = new Map<string, CompletionItem>();
  for (const name of names) {
    if (TEMPLATE.test(name)) items.set(name, item(name, CompletionItemKind.File));
    else if (!name.includes(".")) items.set(`${name}/`, item(`${name}/`, CompletionItemKind.Folder));
  }
  for (const other of slash === 0 ? templates.folders : [])
    for (const name of await workspace.list(other))
      if (TEMPLATE.test(name) && items.size < MOST_NAMES && !items.has(name))
        items.set(name, item(name, CompletionItemKind.File, other));
  return [...items.values()];
}
