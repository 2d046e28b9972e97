import { type DocumentSymbol, SymbolKind } from "vscode-languageserver-types";
import type { Request } from "./requestModel.ts";

/** Included files and PVs. */
export function requestSymbols({ requests, lines }: Request): readonly DocumentSymbol[] {
  return requests.flatMap((line): readonly DocumentSymbol[] => {
    if (line.kind === "stray") return [];
    const range = lines.rangeOf(line);
    if (line.kind === "pv") return [{ name: line.name, kind: SymbolKind.Field, range, selectionRange: range }];
    const detail = line.macros.map(({ name, value }) => `${name}=${value}`).join(", ");
    const selectionRange = lines.rangeOf(line.file);
    return [{ name: line.file.text || "…", detail, kind: SymbolKind.File, range, selectionRange }];
  });
}
