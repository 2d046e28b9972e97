import { includedStatements } from "../syntax/dbd/includedStatements.ts";
import type { DbdModel } from "./dbd.ts";

/** Of each menu or record type the place in the file from which on it is known: its own, or that of an `include`. */
export function definedAt({ file, included }: DbdModel, kind: "menu" | "recordtype"): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const statement of file.statements) {
    const all = includedStatements([statement], (name) => included.get(name)?.statements);
    for (const { keyword, words } of all) {
      const name = words[0]?.text;
      if (keyword.text === kind && name !== undefined && !found.has(name)) found.set(name, statement.start);
    }
  }
  return found;
}
