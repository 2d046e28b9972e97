import type { Location, Position } from "vscode-languageserver-types";
import { definitionsOfName, type NamedText } from "../features/names.ts";
import { uriOfPath } from "../text/fileUri.ts";
import { covers } from "../text/span.ts";
import type { Dbd } from "./dbd.ts";
import { includedNames } from "./includedNames.ts";

const FILE_START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Of a menu or record type its definition, of an `include` the file. */
export function dbdDefinition(dbd: Dbd, position: Position): readonly Location[] {
  const offset = dbd.lines.offsetAt(position);
  const name = includedNames(dbd.file.statements).find((word) => covers(word, offset));
  const path = name && dbd.included.get(name.text)?.path;
  if (path !== undefined) return [{ uri: uriOfPath(path), range: FILE_START }];
  return definitionsOfName(dbd.named, position, includedTexts(dbd));
}

/** Files that are included and were found. */
export function includedTexts({ included }: Dbd): readonly NamedText[] {
  return [...included.values()].flatMap(({ path, named }) => (path === undefined ? [] : [named]));
}
