import type { IocshArgument } from "../catalogue/iocshCommands.ts";

/** What iocsh takes for an argument, in words. */
const WORDS: Readonly<Record<IocshArgument["type"], string>> = {
  int: "whole number",
  double: "number",
  string: "text",
  persistentString: "text",
  stringPath: "file name",
  stringRecord: "record name",
  pdbbase: "the word pdbbase",
  argv: "all further words",
};

/** `file name` of the first argument of `dbLoadRecords`. */
export function argumentTypeWords({ type }: IocshArgument): string {
  return WORDS[type];
}
