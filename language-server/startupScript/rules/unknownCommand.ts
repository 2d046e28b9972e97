import { DiagnosticSeverity } from "vscode-languageserver-types";
import { IOCSH_COMMANDS, iocshCommand } from "../../catalogue/iocshCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { suggestion } from "../../text/closestName.ts";
import type { Rule } from "../rule.ts";

export const unknownCommand: Rule = {
  code: "unknown-command",
  severity: DiagnosticSeverity.Hint,
  description: "No EPICS module we know has this command; drivers of your site may.",
  check: ({ command, problem }) => {
    if (command === undefined || command.value.includes(UNKNOWN) || iocshCommand(command.value) !== undefined)
      return [];
    // Text that is no command at all, and what the rule on semicolons tells.
    if (problem?.kind === "invalidRedirection" || command.value.endsWith(";")) return [];
    // Every short word is near to some command, and a file that is no script has words of any kind.
    const names = /^\w{4,60}$/.test(command.value) ? IOCSH_COMMANDS.map((known) => known.name) : [];
    const end = suggestion(command.value, names);
    const message = `\`${command.value}\` is no command of EPICS base or of a support module known here${end}`;
    return [{ span: { start: command.start, end: command.end }, message }];
  },
};
