import type { Location, Position } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { covers } from "../text/span.ts";
import { occurrencesAt } from "./occurrences.ts";
import { placeAt } from "./place.ts";
import type { Substitutions } from "./substitutions.ts";

const FILE_START = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Of a template its file; of a macro, or of a value in a column, where the template uses it. */
export function substitutionsDefinition(substitutions: Substitutions, position: Position): readonly Location[] {
  const { placed, offset, block, table, cell } = placeAt(substitutions, position);
  const template = substitutions.templates.byName.get(block?.head.piece.name?.text ?? "");
  if (template === undefined || placed === undefined) return [];
  const uri = uriOfPath(template.path);
  const { piece } = placed;
  if (piece.kind === "file") {
    const onName = piece.name !== undefined && covers(piece.name, offset);
    return onName ? [{ uri, range: FILE_START }] : [];
  }
  const column = piece.kind === "row" ? table?.pattern?.piece.cells[cell?.index ?? -1]?.value?.text : undefined;
  const name = occurrencesAt(substitutions, position)?.name ?? column ?? cell?.cell.name?.text;
  const uses = template.macros.macros.get(name ?? "")?.uses ?? [];
  const lines = new LineIndex(template.text);
  return uses.map((span) => ({ uri, range: lines.rangeOf(span) }));
}
