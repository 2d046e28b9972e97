import { type CompletionItem, CompletionItemKind, type Position } from "vscode-languageserver-types";
import { relatedFolders } from "../features/relatedFiles.ts";
import { pathOfUri } from "../text/fileUri.ts";
import type { Workspace } from "../workspace.ts";
import { REQUEST_FOLDERS } from "./analyse.ts";
import type { Request } from "./requestModel.ts";

/** `file` at the margin, the files behind it, and the macros that are used already. */
export async function completeRequest(
  request: Request,
  position: Position,
  workspace: Workspace,
): Promise<readonly CompletionItem[]> {
  const before = request.lines.line(position.line).slice(0, position.character);
  const macro = /\$[({](\w*)$/.exec(before);
  if (macro !== null) return items(position, macro[1] ?? "", macroNames(request), CompletionItemKind.Variable);
  const file = /^file\s*"?\s*([^\s"#]*)$/.exec(before);
  if (file !== null)
    return items(position, file[1] ?? "", await fileNames(request, workspace), CompletionItemKind.File);
  return /^\w*$/.test(before) ? items(position, before, ["file"], CompletionItemKind.Keyword) : [];
}

function items(
  position: Position,
  typed: string,
  labels: readonly string[],
  kind: CompletionItemKind,
): readonly CompletionItem[] {
  const start = { line: position.line, character: position.character - typed.length };
  return labels.map((label) => ({ label, kind, textEdit: { range: { start, end: position }, newText: label } }));
}

function macroNames({ named }: Request): readonly string[] {
  return [...new Set(named.names.flatMap(({ key, text }) => (key.startsWith("macro ") ? [text] : [])))];
}

async function fileNames({ document }: Request, workspace: Workspace): Promise<readonly string[]> {
  const path = pathOfUri(document.uri);
  if (path === undefined) return [];
  const lists = await Promise.all(relatedFolders(path, REQUEST_FOLDERS).map((folder) => workspace.list(folder)));
  return [...new Set(lists.flat().filter((name) => name.endsWith(".req") && !path.endsWith(`/${name}`)))].toSorted();
}
