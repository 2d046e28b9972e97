import type { DocumentLink } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import type { Database } from "./database.ts";

/** Files that are where modules keep them. */
export function linksOfDatabase({ fileNames, files, lines }: Database): readonly DocumentLink[] {
  return fileNames.flatMap(({ name, span }) => {
    const path = files.get(name)?.path;
    return path === undefined ? [] : [{ range: lines.rangeOf(span), target: uriOfPath(path) }];
  });
}
