import { STREAM_COMMANDS } from "../catalogue/streamWords.ts";
import { type Direction, readFormats, type ReadFormats } from "../syntax/streamProtocol/readFormats.ts";
import { unitsOfLines } from "../syntax/streamProtocol/textUnits.ts";
import type { ProtocolModel } from "./streamProtocol.ts";
import type { Command } from "../syntax/streamProtocol/protocolFile.ts";

/** Undefined for a command without formats. */
export function directionOf({ name }: Command): Direction | undefined {
  const takes = STREAM_COMMANDS.find((command) => command.name === name.text)?.takes;
  if (takes !== "format") return undefined;
  return name.text === "in" ? "in" : "out";
}

/** Of each line of each command that has formats. */
export function formatsOf({ commands, file }: ProtocolModel): readonly ReadFormats[] {
  return commands.flatMap(({ item }) => {
    const direction = directionOf(item);
    if (direction === undefined) return [];
    return unitsOfLines(file.text, item.value).map((units) => readFormats(units, direction));
  });
}
