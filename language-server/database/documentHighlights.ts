import { type DocumentHighlight, DocumentHighlightKind, type Position } from "vscode-languageserver-types";
import type { Database } from "./database.ts";
import { occurrencesAt } from "./occurrences.ts";

export function highlightsInDatabase(database: Database, position: Position): readonly DocumentHighlight[] {
  return (occurrencesAt(database, position)?.all ?? []).map(({ span, role }) => ({
    range: database.lines.rangeOf(span),
    kind: role === "refers" ? DocumentHighlightKind.Read : DocumentHighlightKind.Write,
  }));
}
