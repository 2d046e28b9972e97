import catalogue from "./iocshCommands.json" with { type: "json" };
import { IOCSH_DESCRIPTIONS } from "./iocshCommandsDescriptions.ts";

type IocshArgumentType =
  | "int"
  | "double"
  | "string"
  | "stringPath"
  | "stringRecord"
  | "persistentString"
  | "pdbbase"
  /** Takes all the words that are left. */
  | "argv";

/** What a file argument names; `other` is a file of no language we know. */
export type IocshFileKind =
  | "script"
  | "database"
  | "substitutions"
  | "databaseDefinition"
  | "accessSecurity"
  | "folder"
  /** Of StreamDevice; named among the macros for a database. */
  | "protocol"
  | "other";

export interface IocshArgument {
  /** As its C source calls it: `host:port [protocol]`. */
  readonly name: string;
  readonly type: IocshArgumentType;
  /** Whether an asyn port of this name is made here or must exist already. */
  readonly port?: "defines" | "refers";
  readonly file?: IocshFileKind;
}

export interface IocshCommand {
  readonly name: string;
  /** `epics-base`, `asyn`, `ADCore` … */
  readonly module: string;
  readonly kind: "base" | "epics-base-bundle" | "support" | "test-or-example";
  /** Where it exists on this operating system only: `RTEMS`. */
  readonly os?: string;
  /** Modules disagree on the arguments. */
  readonly varies?: boolean;
  readonly arguments: readonly IocshArgument[];
}

// The file is written by scripts/generateCatalogue.ts, whose input has no other values.
export const IOCSH_COMMANDS = catalogue.commands as readonly IocshCommand[];

const BY_NAME: ReadonlyMap<string, IocshCommand> = new Map(IOCSH_COMMANDS.map((command) => [command.name, command]));

const REGISTRATION = "_registerRecordDeviceDriver";

/** The command of this name; each application's own `<app>_registerRecordDeviceDriver` is known too. */
export function iocshCommand(name: string): IocshCommand | undefined {
  const known = BY_NAME.get(name);
  if (known !== undefined || !name.endsWith(REGISTRATION)) return known;
  return { name, module: "epics-base", kind: "base", arguments: [{ name: "pdbbase", type: "pdbbase" }] };
}

/** `dbd/ioc.dbd` → `ioc_registerRecordDeviceDriver`: the command generated together with that file. */
export function registrationCommand(databaseDefinition: string): string {
  const base = databaseDefinition.slice(databaseDefinition.lastIndexOf("/") + 1).replace(/\.dbd$/, "");
  return base.replaceAll("-", "_") + REGISTRATION;
}

/** One or two sentences, Markdown; only the most used commands have them. */
export function iocshDescription(name: string): string | undefined {
  if (name.endsWith(REGISTRATION))
    return "Registers the record types, devices and drivers of the application. Write it after `dbLoadDatabase`.";
  return Object.hasOwn(IOCSH_DESCRIPTIONS, name) ? IOCSH_DESCRIPTIONS[name] : undefined;
}

/** `dbLoadRecords("file name", "substitutions")` as `dbLoadRecords(file name, substitutions)`. */
export function iocshSignature(command: IocshCommand): string {
  return `${command.name}(${command.arguments.map((argument) => argument.name).join(", ")})`;
}
