import type { DocumentLink } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import type { Dbd } from "./dbd.ts";
import { includedNames } from "./includedNames.ts";
import { inner } from "./inner.ts";

/** Files that are included, where they were found. */
export function dbdLinks({ file, included, lines }: Dbd): readonly DocumentLink[] {
  return includedNames(file.statements).flatMap((word) => {
    const path = included.get(word.text)?.path;
    return path === undefined ? [] : [{ range: lines.rangeOf(inner(word)), target: uriOfPath(path) }];
  });
}
