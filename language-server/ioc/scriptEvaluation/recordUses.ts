// The records one line names: `dbpf("BL01:GAIN.DESC", "x")`.
import { iocshCommand } from "../../catalogue/iocshCommands.ts";
import type { Span } from "../../text/span.ts";
import { UNKNOWN } from "../macros/expandMacros.ts";
import type { EvaluatedLine } from "./evaluatedLine.ts";

export interface RecordUse extends Span {
  /** `BL01:GAIN`; never empty, and known to the last letter. */
  readonly name: string;
  /** Behind the dot: `DESC`. */
  readonly field: string | undefined;
}

export function recordUses({
  command,
  arguments: words,
}: Pick<EvaluatedLine, "command" | "arguments">): readonly RecordUse[] {
  const taken = iocshCommand(command?.value ?? "")?.arguments ?? [];
  return taken.flatMap((argument, index) => {
    const word = words[index];
    // `dbgrep` takes a pattern; the alias that `dbCreateAlias` takes is a new name.
    if (argument.type !== "stringRecord" || !argument.name.startsWith("record") || word === undefined) return [];
    const [name = "", field] = word.value.split(".", 2);
    return name === "" || word.value.includes(UNKNOWN) ? [] : [{ name, field, start: word.start, end: word.end }];
  });
}
