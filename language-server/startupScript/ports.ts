import { iocshCommand } from "../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../ioc/macros/expandMacros.ts";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import type { Span } from "../text/span.ts";
import type { StartupScript } from "./startupScript.ts";

export interface PortDefinition {
  readonly name: string;
  /** The command that makes it: `drvAsynIPPortConfigure`. */
  readonly command: string;
  readonly line: EvaluatedLine;
  /** Of the name in the line. */
  readonly span: Span;
}

/** asyn ports that the script itself makes; those of the scripts it includes are not among them. */
export function portDefinitions(script: StartupScript): readonly PortDefinition[] {
  return script.lines.flatMap((line) => {
    const command = iocshCommand(line.command?.value ?? "");
    return (command?.arguments ?? []).flatMap((argument, index) => {
      const word = line.arguments[index];
      if (argument.port !== "defines" || word === undefined || word.value.includes(UNKNOWN)) return [];
      return [{ name: word.value, command: command?.name ?? "", line, span: { start: word.start, end: word.end } }];
    });
  });
}
