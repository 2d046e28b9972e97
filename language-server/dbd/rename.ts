import type { Position, WorkspaceEdit } from "vscode-languageserver-types";
import { prepareNameRename, renameName } from "../features/names.ts";
import type { Language, OrRefusal } from "../service.ts";
import type { Dbd } from "./dbd.ts";
import { includedTexts } from "./definition.ts";

type Rename = NonNullable<Language<Dbd>["rename"]>;

export const prepareDbdRename: Rename["prepare"] = (dbd, position) =>
  prepareNameRename(dbd.named, position, includedTexts(dbd), "menus and record types");

/** Here and in the files that are included; they become names in C. */
export function renameInDbd(dbd: Dbd, position: Position, newName: string): OrRefusal<WorkspaceEdit> {
  const prepared = prepareDbdRename(dbd, position);
  if (!prepared.ok) return prepared;
  if (!/^[A-Za-z_]\w*$/.test(newName))
    return { ok: false, why: "The name becomes one in C: it has letters, digits and underscores." };
  return { ok: true, value: renameName(dbd.named, position, includedTexts(dbd), newName) };
}
