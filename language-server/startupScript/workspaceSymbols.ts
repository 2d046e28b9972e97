import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import { recordLocation } from "./recordPlace.ts";
import type { StartupScript } from "./startupScript.ts";

/** An editor shows the best of them; each more letter asks again. */
const MOST_SYMBOLS = 200;
/** Every record has one or two letters of some word. */
const FEWEST_LETTERS = 3;

/** Records of the IOCs whose scripts were opened, by part of their name in any case. */
export function recordSymbols(scripts: Iterable<StartupScript>, query: string): readonly WorkspaceSymbol[] {
  const wanted = query.toLowerCase();
  const symbols: WorkspaceSymbol[] = [];
  if (wanted.length < FEWEST_LETTERS) return symbols;
  for (const { contents, start } of scripts)
    for (const [name, [first]] of contents.index.byName) {
      if (symbols.length >= MOST_SYMBOLS) return symbols;
      if (first === undefined || !name.toLowerCase().includes(wanted)) continue;
      const containerName = `${first.record.of}, ${start.path.slice(start.path.lastIndexOf("/") + 1)}`;
      symbols.push({ name, kind: SymbolKind.Object, containerName, location: recordLocation(first) });
    }
  return symbols;
}
