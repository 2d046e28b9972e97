import type { Name } from "../features/names.ts";
import type { ProtocolModel } from "./streamProtocol.ts";
import type { ProtocolName } from "../syntax/streamProtocol/protocolFile.ts";
import { isParameter } from "./modelOf.ts";

/** Protocols and variables; a local variable goes by the name of a global one. */
export function namesOf({ protocols, assignments, commands, uses }: ProtocolModel): readonly Name[] {
  const known = new Set(protocols.map(({ name }) => name.text));
  return [
    ...protocols.map(({ name }) => asName("protocol", name, true)),
    ...commands
      .filter(({ item }) => item.value.length === 0 && known.has(item.name.text))
      .map(({ item }) => asName("protocol", item.name, false)),
    ...assignments.map(({ item }) => asName("variable", item.name, true)),
    ...uses
      .filter(({ use }) => !isParameter(use) && use.name.text !== "")
      .map(({ use }) => asName("variable", use.name, false)),
  ].toSorted((a, b) => a.start - b.start);
}

function asName(kind: string, { text, written, start, end }: ProtocolName, defines: boolean): Name {
  return { key: `${kind} ${text}`, text: written, defines, start, end };
}
