import {
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  type Position,
  type Range,
} from "vscode-languageserver-types";
import type { Workspace } from "../workspace.ts";
import { completeTemplate } from "./completion/templateNames.ts";
import { givenNames } from "./columns.ts";
import { placeAt, type Place } from "./place.ts";
import type { Substitutions } from "./substitutions.ts";

export function completeSubstitutions(
  substitutions: Substitutions,
  position: Position,
  workspace: Workspace,
): readonly CompletionItem[] | Promise<readonly CompletionItem[]> {
  const { lines } = substitutions;
  const line = lines.line(position.line).slice(0, position.character);
  if (inComment(line)) return [];
  const place = placeAt(substitutions, position);
  const named = /\bfile\s+["']?([^"'\s{]*)$/.exec(line);
  if (named !== null) return completeTemplate(substitutions, position, named[1] ?? "", workspace);
  const typed = /[\w.:-]*$/.exec(line)?.[0] ?? "";
  const range = { start: { line: position.line, character: position.character - typed.length }, end: position };
  return inBraces(place) ? completeInBraces(substitutions, place, range) : keywords(place, range);
}

function inComment(line: string): boolean {
  return line.replace(/"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?/g, "").includes("#");
}

function inBraces({ placed, offset }: Place): boolean {
  if (placed === undefined || !("cells" in placed.piece)) return false;
  const { open, close } = placed.piece;
  return open !== undefined && open < offset && (close === undefined || offset <= close);
}

function keywords({ block }: Place, range: Range): readonly CompletionItem[] {
  const words = block === undefined ? KEYWORDS : INNER_KEYWORDS;
  return words.map(([label, newText, detail]) => ({
    ...{ label, detail, kind: CompletionItemKind.Keyword },
    ...{ insertTextFormat: InsertTextFormat.Snippet, textEdit: { range, newText } },
  }));
}

const KEYWORDS = [
  ["file", 'file "${1:name.template}" {\n    pattern { ${2:P} }\n            { ${3:value} }\n}', "rows for a template"],
  ["global", "global { ${1:P}=${2:value} }", "macros for all rows that follow"],
] as const;
const INNER_KEYWORDS = [
  ["pattern", "pattern { ${1:P} }\n{ ${2:value} }", "the names of the columns"],
  ["global", "global { ${1:P}=${2:value} }", "macros for all rows that follow"],
] as const;

function completeInBraces(substitutions: Substitutions, place: Place, range: Range): readonly CompletionItem[] {
  const { placed, table } = place;
  if (placed?.piece.kind === "pattern") return templateMacros(substitutions, place, range, "");
  const names = table?.pattern?.piece.cells ?? [];
  if (placed?.piece.kind === "row" && table?.pattern !== undefined) {
    const index = columnAt(place, substitutions);
    return names.length === 0 ? [] : columnValues(place, index, range);
  }
  const cell = placed !== undefined && "cells" in placed.piece ? place.cell?.cell : undefined;
  const behindEquals = cell?.name !== undefined && place.offset > cell.name.end;
  return behindEquals ? rowValues(place, cell.name.text, range) : templateMacros(substitutions, place, range, "=");
}

/** Which column the position is in, also where its value is not written yet. */
function columnAt({ placed, offset, cell }: Place, { file }: Substitutions): number {
  if (cell !== undefined || placed === undefined || !("cells" in placed.piece)) return cell?.index ?? 0;
  const before = placed.piece.cells.filter(({ end }) => end <= offset);
  const last = before.at(-1);
  const gap = last === undefined ? "," : file.text.slice(placed.start + last.end, placed.start + offset);
  return /[\s,]/.test(gap) ? before.length : before.length - 1;
}

/** Those the template asks for and nobody has given yet. */
function templateMacros(
  { templates }: Substitutions,
  { block, placed, cell, offset }: Place,
  range: Range,
  behind: string,
): readonly CompletionItem[] {
  const template = templates.byName.get(block?.head.piece.name?.text ?? "");
  if (template === undefined || placed === undefined || !("cells" in placed.piece)) return [];
  const { piece } = placed;
  const here = cell?.cell;
  const given = new Set(
    piece.kind === "pattern"
      ? piece.cells.flatMap((each) => (each === here ? [] : (each.value?.text ?? [])))
      : givenNames({
          start: 0,
          piece: { cells: piece.cells.filter((each) => each !== here || offset > each.end) },
        }).map(({ text }) => text),
  );
  return [...template.macros.macros.values()]
    .filter(({ name }) => !given.has(name))
    .map(({ name, required, fallback }) => ({
      ...{ label: name, kind: CompletionItemKind.Variable, sortText: `${required ? 0 : 1}${name}` },
      detail: fallback === undefined ? "without a default" : `default “${fallback}”`,
      textEdit: { range, newText: name + behind },
    }));
}

const MOST_VALUES = 50;

/** Of other rows, in this column. */
function columnValues({ table, placed }: Place, index: number, range: Range): readonly CompletionItem[] {
  const values = new Set<string>();
  for (const row of table?.rows ?? []) {
    if (values.size >= MOST_VALUES) break;
    const value = row.piece === placed?.piece ? undefined : row.piece.cells[index]?.value;
    if (value !== undefined && value.text !== "") values.add(value.text);
  }
  return asItems(values, range);
}

function rowValues({ table, placed }: Place, name: string, range: Range): readonly CompletionItem[] {
  const values = new Set<string>();
  for (const row of table?.rows ?? []) {
    if (values.size >= MOST_VALUES) break;
    if (row.piece === placed?.piece) continue;
    const value = row.piece.cells.find((each) => each.name?.text === name)?.value;
    if (value !== undefined && value.text !== "") values.add(value.text);
  }
  return asItems(values, range);
}

/** Quotes where both tools want them; in quotes already, without. */
function asItems(values: ReadonlySet<string>, range: Range): readonly CompletionItem[] {
  return [...values].map((value) => ({
    ...{ label: value, kind: CompletionItemKind.Value },
    textEdit: { range, newText: /^[\w\-+:./\\[\]<>;]+$/.test(value) ? value : `"${value}"` },
  }));
}
