import type { DocumentLink } from "vscode-languageserver-types";
import { uriOfPath } from "../text/fileUri.ts";
import { placedWord } from "./columns.ts";
import type { Substitutions } from "./substitutions.ts";

/** Templates that are found. */
export function linksOfSubstitutions({ structure, templates, lines }: Substitutions): readonly DocumentLink[] {
  return structure.blocks.flatMap(({ head: { start, piece } }) => {
    const path = templates.byName.get(piece.name?.text ?? "")?.path;
    if (path === undefined || piece.name === undefined) return [];
    return [{ range: lines.rangeOf(placedWord(piece.name, start).span), target: uriOfPath(path) }];
  });
}
