import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { Block, Json, RecordItem } from "../syntax/database/databaseFile.ts";
import { shifted, type Span } from "../text/span.ts";
import type { Database } from "./database.ts";
import { inner } from "./inner.ts";

/** Records with their type and description, aliases, tables and includes. */
export function databaseSymbols(database: Database): readonly DocumentSymbol[] {
  return database.file.blocks.flatMap((block) => symbolOf(block, database));
}

function symbolOf({ start, item }: Block, { lines }: Database): readonly DocumentSymbol[] {
  const make = (name: string, kind: SymbolKind, detail: string, at: Span): readonly DocumentSymbol[] => {
    const range = lines.rangeOf({ start, end: start + item.text.length });
    // An editor takes no symbol without a name.
    return [{ name: name || "…", kind, detail, range, selectionRange: lines.rangeOf(shifted(at, start)) }];
  };
  switch (item.kind) {
    case "record":
      return item.name === undefined ? [] : make(item.name.text, SymbolKind.Object, detailOf(item), inner(item.name));
    case "alias":
      return item.alias === undefined
        ? []
        : make(item.alias.text, SymbolKind.Variable, `alias of ${item.record?.text ?? ""}`, inner(item.alias));
    case "breaktable":
      return item.name === undefined ? [] : make(item.name.text, SymbolKind.Array, "breaktable", inner(item.name));
    case "include":
      return item.word === undefined ? [] : make(item.word.text, SymbolKind.File, "include", inner(item.word));
    case "msi":
    case "visualDct": {
      const keyword = item.text.slice(item.keyword.start, item.keyword.end);
      return make(/"([^"]*)"/.exec(item.text)?.[1] ?? keyword, SymbolKind.File, keyword, item.keyword);
    }
    default:
      return [];
  }
}

function detailOf(record: RecordItem): string {
  const description = descriptionOf(record);
  const type = record.type?.text ?? "";
  return description === undefined || description === "" ? type : `${type} · ${description}`;
}

/** What DESC says, as written. */
export function descriptionOf({ body }: RecordItem): string | undefined {
  const found = body?.entries.findLast((entry) => entry.kind === "field" && entry.name?.text === "DESC");
  return found?.kind === "field" ? plain(found.value) : undefined;
}

function plain(value: Json | undefined): string | undefined {
  return value !== undefined && "text" in value ? value.text : undefined;
}
