import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import type { OrRefusal } from "../service.ts";
import { occurrencesAt } from "./occurrences.ts";
import { placeAt } from "./place.ts";
import type { Substitutions } from "./substitutions.ts";

const NOTHING = "Only macros can be renamed.";

export function prepareSubstitutionsRename(
  substitutions: Substitutions,
  position: Position,
): OrRefusal<{ readonly range: Range; readonly placeholder: string }> {
  const found = occurrencesAt(substitutions, position);
  if (found === undefined) return { ok: false, why: NOTHING };
  return { ok: true, value: { range: substitutions.lines.rangeOf(found.here), placeholder: found.name } };
}

/** In this file: the template keeps the names it has. */
export function renameInSubstitutions(
  substitutions: Substitutions,
  position: Position,
  newName: string,
): OrRefusal<WorkspaceEdit> {
  const found = occurrencesAt(substitutions, position);
  if (found === undefined) return { ok: false, why: NOTHING };
  if (!/^\w+$/.test(newName))
    return { ok: false, why: "The name of a macro consists of letters, digits and underscores." };
  const { block } = placeAt(substitutions, position);
  const inBlock = substitutions.file.pieces.some(
    ({ start, piece }) =>
      block !== undefined &&
      start >= block.head.start &&
      start < block.end &&
      piece.kind === "pattern" &&
      piece.cells.some(({ value }) => value?.text === newName),
  );
  if (inBlock) return { ok: false, why: `There is a column \`${newName}\` already.` };
  const edits = found.all.map(({ span }) => ({ range: substitutions.lines.rangeOf(span), newText: newName }));
  return { ok: true, value: { changes: { [substitutions.document.uri]: edits } } };
}
