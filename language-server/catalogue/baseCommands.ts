// How iocsh's own commands differ between releases of EPICS base; the catalogue itself is that of 7.0.10.
import { iocshCommand, type IocshCommand } from "./iocshCommands.ts";

/** Since EPICS base 7.0.10. */
const NEW_COMMANDS: ReadonlySet<string> = new Set(["afterIocRunning", "dbglob"]);

/** How many arguments they took before 7.0.10. */
const FEWER_ARGUMENTS: ReadonlyMap<string, number> = new Map([
  ["dbgrep", 1],
  ["dbLoadTemplate", 2],
]);

/** `isNew`: of a base that is 7.0.10 or newer. */
export function baseCommand(name: string, isNew: boolean): IocshCommand | undefined {
  const known = iocshCommand(name);
  if (known === undefined || isNew) return known;
  if (NEW_COMMANDS.has(name)) return undefined;
  const most = FEWER_ARGUMENTS.get(name);
  return most === undefined ? known : { ...known, arguments: known.arguments.slice(0, most) };
}
