// The asyn ports one line names.
import { iocshCommand, type IocshCommand } from "../../catalogue/iocshCommands.ts";
import type { Span } from "../../text/span.ts";
import { UNKNOWN } from "../macros/expandMacros.ts";
import type { EvaluatedLine } from "./evaluatedLine.ts";

export interface PortUse extends Span {
  /** `possible`: an argument of a command of which it is not known whether it makes ports. */
  readonly role: "defines" | "refers" | "possible";
  /** `L0`; never empty, and known to the last letter. */
  readonly name: string;
  /** False where iocsh may not run the line, or may see the word as another argument. */
  readonly certain: boolean;
}

type Line = Pick<EvaluatedLine, "command" | "arguments" | "expansion" | "problem">;

export function portUses(line: Line): readonly PortUse[] {
  const { command, arguments: words } = line;
  if (command === undefined) return [];
  const known = iocshCommand(command.value);
  const otherwise = known !== undefined && isUnderstood(known) ? undefined : "possible";
  const runs = certainlyRuns(line);
  // A macro that is not known here may stand for several words or for none.
  const shifting = words.findIndex((word) => !word.quoted && word.value.includes(UNKNOWN));
  return words.flatMap(({ value, start, end }, index) => {
    const role = known?.arguments[index]?.port ?? otherwise;
    if (role === undefined || value === "" || value.includes(UNKNOWN)) return [];
    return [{ role, name: value, certain: runs && (shifting < 0 || index < shifting), start, end }];
  });
}

/** The catalogue tells of drivers which argument names the port they make, but it may have missed one. */
function isUnderstood({ kind, module, varies, arguments: taken }: IocshCommand): boolean {
  if (varies === true) return false;
  return kind === "base" || kind === "epics-base-bundle" || module === "asyn" || taken.some(({ port }) => port);
}

/** A line behind `$(SIM)` may be switched off. */
function certainlyRuns({ expansion, problem }: Line): boolean {
  return expansion.executed && problem === undefined && !expansion.text.trimStart().startsWith(UNKNOWN);
}
