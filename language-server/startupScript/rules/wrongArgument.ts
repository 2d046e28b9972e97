import { DiagnosticSeverity } from "vscode-languageserver-types";
import { type IocshArgument, iocshCommand } from "../../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import type { Rule } from "../rule.ts";

export const wrongArgument: Rule = {
  code: "wrong-argument",
  severity: DiagnosticSeverity.Error,
  description:
    "iocsh refuses an argument that is not of the declared type, and does not run the line. A warning for commands of support modules, whose releases differ.",
  check: ({ command, arguments: words, expansion, problem }) => {
    const known = iocshCommand(command?.value ?? "");
    if (known === undefined || known.varies === true || !expansion.executed || problem !== undefined) return [];
    const shifted = words.findIndex((word) => word.value.includes(UNKNOWN) && !word.quoted);
    const sure = shifted < 0 ? words : words.slice(0, shifted);
    for (const [index, argument] of known.arguments.entries()) {
      const word = sure[index];
      const wrong = word === undefined || word.value.includes(UNKNOWN) ? undefined : refusal(word.value, argument);
      // iocsh stops at the first one too.
      if (word !== undefined && wrong !== undefined)
        return [
          {
            span: { start: word.start, end: word.end },
            message: `“${argument.name}” of \`${known.name}\` must be ${wrong}, not \`${word.value}\`; iocsh does not run the line.`,
            ...(known.kind !== "base" && { severity: DiagnosticSeverity.Warning }),
          },
        ];
    }
    return [];
  },
};

/** What the argument must be, where the value is refused. */
function refusal(value: string, { type }: IocshArgument): string | undefined {
  switch (type) {
    case "int":
      return isInteger(value) ? undefined : "an integer";
    case "double":
      return isNumber(value) ? undefined : "a number";
    case "pdbbase":
      return value === "" || value.startsWith("0") || value === "pdbbase" ? undefined : "`pdbbase`";
    default:
      return undefined;
  }
}

/** As C's `strtol` with base 0 reads it to the end: `12`, `-0x1F`, `017`; empty is 0. */
function isInteger(value: string): boolean {
  if (!/^\s*([+-]?(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9][0-9]*))?$/.test(value)) return false;
  const digits = value.trim().replace(/^[+-]/, "");
  const size = /^0[0-7]/.test(digits) ? BigInt(`0o${digits}`) : BigInt(digits || "0");
  return size < 2n ** 64n;
}

/** As EPICS's `strtod` reads it to the end: decimal, hexadecimal, `inf`, `nan`. */
function isNumber(value: string): boolean {
  return /^\s*([+-]?(0[xX][0-9a-fA-F]+(\.[0-9a-fA-F]*)?([pP][+-]?\d+)?|(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|inf(inity)?|nan(\(\w*\))?))?$/i.test(
    value,
  );
}
