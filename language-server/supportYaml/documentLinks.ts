import type { DocumentLink } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import type { SupportAnalysis } from "./analysis.ts";
import { findNamedFile, NAMED_FILE } from "./workspaceFiles.ts";

/** To the schema the header names, and to databases, protocols and device descriptions that are in the workspace. */
export function documentLinks({ lines, files, path }: SupportAnalysis): readonly DocumentLink[] {
  const schemas = [...lines.text.matchAll(/^#[ \t]*yaml-language-server:[ \t]*\$schema=(?<name>https?:\S+)/gm)];
  const links = schemas.map((match) => ({ ...place(match), target: match.groups?.["name"] ?? "" }));
  const named = files.size === 0 ? [] : [...lines.text.matchAll(NAMED_FILE)];
  const found = named.flatMap((match) => {
    const target = findNamedFile(files, match.groups?.["name"] ?? "", path);
    return target === undefined ? [] : [{ ...place(match), target: uriOfPath(target) }];
  });
  return [...links, ...found].map(({ start, end, target }) => ({ range: lines.rangeOf({ start, end }), target }));
}

/** `name` ends the match. */
function place(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  const end = match.index + match[0].length;
  return { start: end - (match.groups?.["name"] ?? "").length, end };
}
