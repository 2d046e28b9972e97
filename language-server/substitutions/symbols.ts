import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { GlobalPiece, Placed, RowPiece } from "../syntax/substitutions/substitutionsFile.ts";
import type { Table, TemplateBlock } from "../syntax/substitutions/templateBlocks.ts";
import { type Span } from "../text/span.ts";
import { inner } from "./columns.ts";
import type { Substitutions } from "./substitutions.ts";

/** An editor lists them all at once. */
const MOST_ROWS = 2000;

/** Globals, templates and their rows. */
export function substitutionsSymbols({ structure, lines, file }: Substitutions): readonly DocumentSymbol[] {
  const symbol = (name: string, kind: SymbolKind, detail: string, span: Span, at: Span): DocumentSymbol => ({
    // An editor takes no symbol without a name.
    ...{ name: name || "…", kind, detail },
    ...{ range: lines.rangeOf(span), selectionRange: lines.rangeOf(at) },
  });
  const global = ({ start, piece }: Placed<GlobalPiece>): DocumentSymbol => {
    const detail = piece.cells.flatMap(({ name }) => name?.text ?? []).join(", ");
    const keyword = { start: start + piece.keyword.start, end: start + piece.keyword.end };
    return symbol("global", SymbolKind.Namespace, detail, { start, end: start + piece.length }, keyword);
  };
  const row = ({ start, piece }: Placed<RowPiece>, { pattern }: Table): DocumentSymbol => {
    const span = { start, end: start + piece.length };
    const names = pattern?.piece.cells.map(({ value }) => value?.text ?? "") ?? [];
    const shown = piece.cells.map(({ start: from, end }, index) => {
      const text = file.text.slice(start + from, start + end);
      return pattern === undefined ? text : `${names[index] ?? "?"}=${text}`;
    });
    const name = piece.cells
      .slice(0, 2)
      .map(({ value }) => value?.text ?? "")
      .join(" ")
      .trim();
    return symbol(name, SymbolKind.Array, shown.join(", "), span, span);
  };
  const block = ({ head, tables, end, globals }: TemplateBlock): DocumentSymbol => {
    const { name, keyword } = head.piece;
    const count = tables.reduce((sum, { rows }) => sum + rows.length, 0);
    const at = name === undefined ? keyword : inner(name);
    const rows = tables.flatMap((table) => table.rows.map((each) => ({ each, table }))).slice(0, MOST_ROWS);
    return {
      ...symbol(
        ...([name?.text ?? "", SymbolKind.File, count === 1 ? "1 row" : `${count} rows`] as const),
        ...([
          { start: head.start, end },
          { start: head.start + at.start, end: head.start + at.end },
        ] as const),
      ),
      children: [...globals.map(global), ...rows.map(({ each, table }) => row(each, table))],
    };
  };
  const inBlocks = new Set(structure.blocks.flatMap(({ globals }) => globals.map(({ start }) => start)));
  const outside = structure.globals.filter(({ start }) => !inBlocks.has(start));
  return [...outside.map(global), ...structure.blocks.map(block)];
}
