import type { Location, Position } from "vscode-languageserver-types";
import type { Database } from "./database.ts";
import { occurrencesAt } from "./occurrences.ts";

/** Of the record or macro, in this file. */
export function databaseReferences(
  database: Database,
  position: Position,
  includeDeclaration: boolean,
): readonly Location[] {
  return (occurrencesAt(database, position)?.all ?? [])
    .filter(({ role }) => includeDeclaration || role === "refers")
    .map(({ span }) => ({ uri: database.document.uri, range: database.lines.rangeOf(span) }));
}
