import type { Location, Position } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import { covers } from "../text/span.ts";
import type { Database } from "./database.ts";
import { occurrencesAt } from "./occurrences.ts";

const FILE_START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Of a link the record in this file, of a file name the file. */
export function databaseDefinition(database: Database, position: Position): readonly Location[] {
  const { document, lines, fileNames, files } = database;
  const at = lines.offsetAt(position);
  const named = fileNames.find(({ span }) => covers(span, at));
  const path = named && files.get(named.name)?.path;
  if (path !== undefined) return [{ uri: uriOfPath(path), range: FILE_START }];
  const found = occurrencesAt(database, position);
  if (found?.kind !== "record") return [];
  return found.all
    .filter(({ role }) => role !== "refers")
    .map(({ span }) => ({ uri: document.uri, range: lines.rangeOf(span) }));
}
