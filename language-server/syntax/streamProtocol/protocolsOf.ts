import type { Assignment, Command, ProtocolFile, ProtocolItem } from "./protocolFile.ts";

export interface ProtocolSignature {
  /** As written: `getTemperature`. Records may call it in other case. */
  readonly name: string;
  /** In the file. */
  readonly start: number;
  readonly end: number;
  /** The numbers of `$1` … `$9` it uses, in order: a record that names it must give as many arguments as the last. */
  readonly parameters: readonly number[];
}

/** What records can name in a link: `@file.proto name(argument) PORT`. */
export function protocolsOf({ items }: Pick<ProtocolFile, "items">): readonly ProtocolSignature[] {
  const known = new Map<string, readonly number[]>();
  return items.flatMap((item) => {
    if (item.kind !== "protocol") return [];
    const { text, written, start, end } = item.name;
    const parameters = [...new Set(parametersIn(item.items, known))].toSorted();
    known.set(text, parameters);
    return [{ name: written, start, end, parameters }];
  });
}

function parametersIn(
  items: readonly ProtocolItem[],
  known: ReadonlyMap<string, readonly number[]>,
): readonly number[] {
  return items.flatMap((item) => {
    if ("items" in item) return parametersIn(item.items, known);
    // Another protocol that is named stands for its commands.
    const named = item.kind === "command" && item.value.length === 0 ? known.get(item.name.text) : undefined;
    return named ?? parametersOfValue(item);
  });
}

function parametersOfValue({ value }: Assignment | Command): readonly number[] {
  return value.flatMap((piece) => {
    const uses = piece.kind === "string" ? piece.variables : piece.kind === "variable" ? [piece.variable] : [];
    return uses.flatMap(({ name }) => (/^[1-9]$/.test(name.text) ? [Number(name.text)] : []));
  });
}
