import { DiagnosticSeverity } from "vscode-languageserver-types";
import { registrationCommand } from "../../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { writtenAs } from "../../ioc/scriptEvaluation/plainWord.ts";
import { changeTo } from "../fix.ts";
import type { Rule } from "../rule.ts";

export const registrationName: Rule = {
  code: "registration-name",
  severity: DiagnosticSeverity.Hint,
  description:
    "The registration command is named after the `.dbd` of the IOC; another name is most likely not registered.",
  check: ({ command, before, line }) => {
    if (command?.value.endsWith("_registerRecordDeviceDriver") !== true) return [];
    if (before.definitions.length === 0 || before.definitions.some((name) => name.includes(UNKNOWN))) return [];
    const expected = before.definitions.map(registrationCommand);
    const [meant] = expected;
    if (meant === undefined || expected.includes(command.value)) return [];
    const written = writtenAs(command.value, line.text, command);
    const message = `The IOC of \`${before.definitions[0] ?? ""}\` has the command \`${meant}\`.`;
    const span = { start: command.start, end: command.end };
    return [{ span, message, fixes: written === undefined ? [] : changeTo(meant, written) }];
  },
};
