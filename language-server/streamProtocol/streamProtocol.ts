import type { CheckedText } from "../features/checkedText.ts";
import type { NamedText } from "../features/names.ts";
import type { Assignment, Block, Command, ProtocolFile, VariableUse } from "../syntax/streamProtocol/protocolFile.ts";

/** A statement and what it is in. */
export interface Placed<Item> {
  readonly item: Item;
  readonly protocol: Block | undefined;
  readonly handler: Block | undefined;
}

/** One version of a protocol file, before it is checked. */
export interface ProtocolModel {
  readonly file: ProtocolFile;
  readonly protocols: readonly Block[];
  readonly assignments: readonly Placed<Assignment>[];
  readonly commands: readonly Placed<Command>[];
  readonly handlers: readonly Placed<Block>[];
  readonly uses: readonly PlacedUse[];
}

export interface PlacedUse {
  readonly use: VariableUse;
  readonly in: Placed<Assignment | Command>;
}

export interface StreamProtocol extends CheckedText, ProtocolModel {
  readonly named: NamedText;
}
