import { DiagnosticSeverity } from "vscode-languageserver-types";
import { type IocshArgument, iocshCommand } from "../../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { iocshMessage } from "../../ioc/scriptEvaluation/iocshMessages.ts";
import { isNumber, readInteger } from "../../ioc/scriptEvaluation/numbers.ts";
import type { Rule } from "../rule.ts";

export const wrongArgument: Rule = {
  code: "wrong-argument",
  severity: DiagnosticSeverity.Error,
  description:
    "iocsh refuses an argument that is not of the declared type, and does not run the line. A warning for commands of support modules, whose releases differ.",
  check: ({ command, arguments: words, expansion, problem }, { base }) => {
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
            message: `“${argument.name}” of \`${known.name}\` must be ${wrong.words}, not \`${word.value}\`; iocsh does not run the line. (“${iocshMessage({ kind: wrong.kind, text: word.value }, base)}”)`,
            ...(known.kind !== "base" && { severity: DiagnosticSeverity.Warning }),
          },
        ];
    }
    return [];
  },
};

interface Refusal {
  /** What the argument must be. */
  readonly words: string;
  readonly kind: "invalidInteger" | "integerRange" | "invalidDouble" | "notPdbbase";
}

function refusal(value: string, { type }: IocshArgument): Refusal | undefined {
  switch (type) {
    case "int": {
      const number = readInteger(value);
      if (number === undefined) return { words: "an integer", kind: "invalidInteger" };
      return number < 2n ** 64n ? undefined : { words: "an integer", kind: "integerRange" };
    }
    case "double":
      return isNumber(value) ? undefined : { words: "a number", kind: "invalidDouble" };
    case "pdbbase":
      return value === "" || value.startsWith("0") || value === "pdbbase"
        ? undefined
        : { words: "`pdbbase`", kind: "notPdbbase" };
    default:
      return undefined;
  }
}
