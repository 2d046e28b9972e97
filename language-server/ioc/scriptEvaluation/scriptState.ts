import type { MacroEnvironment } from "../macros/macroEnvironment.ts";
import type { MadePorts } from "./madePorts.ts";

/** What is known before a line of a script runs. Immutable; a line without effect passes the same object on. */
export interface ScriptState {
  readonly macros: MacroEnvironment;
  /** asyn ports, also those of included scripts. */
  readonly ports: MadePorts;
  /** Current directory, absolute; undefined after a `cd` whose argument is not known here. */
  readonly folder: string | undefined;
  /** Every include so far was found and read, so that what is not set by now is not set at all. */
  readonly complete: boolean;
  /** `iocInit` has run. */
  readonly initialised: boolean;
  /** `exit` has run: the rest of the script is never reached. */
  readonly ended: boolean;
  /** What iocsh does where it refuses a line of this script; `on error` says so. */
  readonly onError: "continue" | "break" | "halt" | "wait";
  /** How far the IOC is made: its database definition is read, its drivers are registered, records are loaded. */
  readonly loads: "nothing" | "definition" | "drivers" | "records";
  /** Names of the database definitions that were read: `dbd/ioc.dbd`. */
  readonly definitions: readonly string[];
}
