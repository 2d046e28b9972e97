import type { Position, WorkspaceEdit } from "vscode-languageserver-types";
import { nameAt, prepareNameRename, renameName } from "../features/names.ts";
import type { Language, OrRefusal } from "../service.ts";
import type { StreamProtocol } from "./streamProtocol.ts";
import { STREAM_VARIABLES } from "../catalogue/streamWords.ts";

type Rename = NonNullable<Language<StreamProtocol>["rename"]>;

const SYSTEM = new Set(STREAM_VARIABLES.map(({ name }) => `variable ${name.toLowerCase()}`));

export const prepareProtocolRename: Rename["prepare"] = ({ named }, position) => {
  const name = nameAt(named, position);
  if (name !== undefined && SYSTEM.has(name.key))
    return { ok: false, why: `${name.text} is a variable of StreamDevice, which knows it by this name only.` };
  return prepareNameRename(named, position, [], "protocols and variables");
};

/** In this file: what records call a protocol stays. */
export function renameInProtocol(
  protocol: StreamProtocol,
  position: Position,
  newName: string,
): OrRefusal<WorkspaceEdit> {
  const prepared = prepareProtocolRename(protocol, position);
  if (!prepared.ok) return prepared;
  if (!/^[^\s,;={}()$'"\\#@0-9+*/-][^\s,;={}()$'"\\#+*/-]*$/.test(newName))
    return { ok: false, why: "A name has no spaces, quotes or any of ,;={}()$\\#+-*/ and begins with a letter." };
  const name = nameAt(protocol.named, position);
  const key = `${name?.key.split(" ")[0] ?? ""} ${newName.toLowerCase()}`;
  if (key !== name?.key && protocol.named.names.some((each) => each.defines && each.key === key))
    return { ok: false, why: `${newName} is in this file already.` };
  return { ok: true, value: renameName(protocol.named, position, [], newName) };
}
