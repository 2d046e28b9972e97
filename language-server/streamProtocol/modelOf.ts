import type {
  Assignment,
  Block,
  Command,
  Piece,
  ProtocolFile,
  ProtocolItem,
  VariableUse,
} from "../syntax/streamProtocol/protocolFile.ts";
import type { Placed, ProtocolModel } from "./streamProtocol.ts";

/** The statements of a file by what they are. */
export function modelOf(file: ProtocolFile): ProtocolModel {
  const protocols: Block[] = [];
  const assignments: Placed<Assignment>[] = [];
  const commands: Placed<Command>[] = [];
  const handlers: Placed<Block>[] = [];
  const visit = (items: readonly ProtocolItem[], protocol: Block | undefined, handler: Block | undefined): void => {
    for (const item of items) {
      if (item.kind === "assignment") assignments.push({ item, protocol, handler });
      else if (item.kind === "command") commands.push({ item, protocol, handler });
      else if (item.kind === "handler") {
        handlers.push({ item, protocol, handler });
        visit(item.items, protocol, item);
      } else {
        // One that is not at the top is a mistake of its own.
        if (protocol === undefined && handler === undefined && item.name.text !== "") protocols.push(item);
        visit(item.items, item, undefined);
      }
    }
  };
  visit(file.items, undefined, undefined);
  const uses = [...assignments, ...commands].flatMap((placed) =>
    usesIn(placed.item.value).map((use) => ({ use, in: placed })),
  );
  return { file, protocols, assignments, commands, handlers, uses };
}

function usesIn(value: readonly Piece[]): readonly VariableUse[] {
  return value.flatMap((piece) => {
    if (piece.kind === "variable") return [piece.variable];
    return piece.kind === "string" ? piece.variables : [];
  });
}

/** `$1` … `$9`, and `$0` for the name of the protocol. */
export function isParameter({ name }: VariableUse): boolean {
  return /^[0-9]$/.test(name.text);
}
