import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import type { OrRefusal } from "../service.ts";
import type { Database } from "./database.ts";
import { type Occurrences, occurrencesAt } from "./occurrences.ts";

const NOTHING = "Only records and macros can be renamed.";

export function prepareDatabaseRename(
  database: Database,
  position: Position,
): OrRefusal<{ readonly range: Range; readonly placeholder: string }> {
  const found = occurrencesAt(database, position);
  if (found === undefined) return { ok: false, why: NOTHING };
  if (found.kind === "record" && !found.all.some(({ role }) => role !== "refers"))
    return { ok: false, why: `Record ${found.name} is not in this file.` };
  return { ok: true, value: { range: database.lines.rangeOf(found.here), placeholder: found.name } };
}

/** In this file: what others call a record or give as a macro stays. */
export function renameInDatabase(database: Database, position: Position, newName: string): OrRefusal<WorkspaceEdit> {
  const prepared = prepareDatabaseRename(database, position);
  const found = occurrencesAt(database, position);
  if (!prepared.ok || found === undefined) return prepared.ok ? { ok: false, why: NOTHING } : prepared;
  const why = refusal(newName, found.kind);
  if (why !== undefined) return { ok: false, why };
  const edits = found.all.map(({ span }) => ({ range: database.lines.rangeOf(span), newText: newName }));
  return { ok: true, value: { changes: { [database.document.uri]: edits } } };
}

function refusal(name: string, kind: Occurrences["kind"]): string | undefined {
  if (kind === "macro")
    return /^\w+$/.test(name) ? undefined : "The name of a macro consists of letters, digits and underscores.";
  if (name === "") return "A record needs a name.";
  return /[\s"'\\]/.test(name) || /\.(?![^($]*[)}])/.test(name)
    ? "The name of a record has no spaces, quotes or dots."
    : undefined;
}
