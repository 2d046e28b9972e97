// Where the macro at a position is named: in its column or row, and in the values of the same template.
import type { Position } from "vscode-languageserver-types";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import type { Placed } from "../syntax/substitutions/substitutionsFile.ts";
import { covers, type Span } from "../text/span.ts";
import { inner } from "./columns.ts";
import { placeAt } from "./place.ts";
import type { Substitutions } from "./substitutions.ts";

export interface Occurrence {
  readonly name: string;
  readonly span: Span;
  /** `gives`: names the macro to give it a value; `uses`: `$(P)` in a value. */
  readonly role: "gives" | "uses";
}

export interface Occurrences {
  readonly name: string;
  readonly here: Span;
  readonly all: readonly Occurrence[];
}

export function occurrencesAt(substitutions: Substitutions, position: Position): Occurrences | undefined {
  const { placed, at, block } = placeAt(substitutions, position);
  if (placed === undefined) return undefined;
  const here = namesIn(placed).findLast(({ span }) => covers(span, at));
  if (here === undefined) return undefined;
  // Global values are for all templates of the file.
  const isGlobal =
    block === undefined ||
    substitutions.structure.globals.some((each) => namesIn(each).some(({ name }) => name === here.name));
  const pieces = isGlobal
    ? substitutions.file.pieces
    : substitutions.file.pieces.filter(({ start }) => start >= block.head.start && start < block.end);
  const all = pieces.flatMap(namesIn).filter(({ name }) => name === here.name);
  return { name: here.name, here: here.span, all };
}

function namesIn({ start, piece }: Placed): readonly Occurrence[] {
  if (!("cells" in piece)) return [];
  return piece.cells.flatMap(({ name, value }): readonly Occurrence[] => {
    const given = piece.kind === "pattern" ? value : name;
    const found: Occurrence[] = [];
    if (given !== undefined && given.text !== "") {
      const span = inner(given);
      found.push({ name: given.text, span: { start: start + span.start, end: start + span.end }, role: "gives" });
    }
    if (piece.kind === "pattern" || value?.text.includes("$") !== true) return found;
    const base = start + inner(value).start;
    for (const reference of macroReferences(value.text))
      found.push({
        name: reference.name,
        span: { start: base + reference.nameStart, end: base + reference.nameEnd },
        role: "uses",
      });
    return found;
  });
}
