import { DiagnosticSeverity } from "vscode-languageserver-types";
import { baseCommand } from "../../catalogue/baseCommands.ts";
import { IOCSH_COMMANDS, iocshCommand } from "../../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { isAtLeast } from "../../ioc/scriptEvaluation/baseVersion.ts";
import { iocshMessage } from "../../ioc/scriptEvaluation/iocshMessages.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import { writtenAs } from "../../ioc/scriptEvaluation/plainWord.ts";
import type { Rule } from "../rule.ts";

export const unknownCommand: Rule = {
  code: "unknown-command",
  severity: DiagnosticSeverity.Hint,
  description: "No EPICS module we know has this command; drivers of your site may.",
  check: ({ command, problem, line }, { base }) => {
    if (command === undefined || command.value.includes(UNKNOWN)) return [];
    if (baseCommand(command.value, isAtLeast(base, "7.0.10")) !== undefined) return [];
    if (iocshCommand(command.value) !== undefined) {
      const printed = iocshMessage({ kind: "unknownCommand", text: command.value }, base);
      const message = `\`${command.value}\` needs EPICS base 7.0.10; iocsh of ${base} prints “${printed}”`;
      return [{ span: { start: command.start, end: command.end }, message, severity: DiagnosticSeverity.Error }];
    }
    // Text that is no command at all, and what the rule on semicolons tells.
    if (problem?.kind === "invalidRedirection" || command.value.endsWith(";")) return [];
    // Every short word is near to some command, and a file that is no script has words of any kind.
    const names = /^\w{4,60}$/.test(command.value) ? IOCSH_COMMANDS.map((known) => known.name) : [];
    const meant = closestName(command.value, names);
    const written = writtenAs(command.value, line.text, command);
    const message = `\`${command.value}\` is no command of EPICS base or of a support module known here${didYouMean(meant)}`;
    const span = { start: command.start, end: command.end };
    return [{ span, message, fixes: written === undefined ? [] : changeTo(meant, written) }];
  },
};
