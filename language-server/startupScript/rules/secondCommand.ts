import { DiagnosticSeverity } from "vscode-languageserver-types";
import { iocshCommand } from "../../catalogue/iocshCommands.ts";
import type { Rule } from "../rule.ts";

export const secondCommand: Rule = {
  code: "second-command",
  severity: DiagnosticSeverity.Warning,
  description: "iocsh runs one command per line: `;` does not separate commands.",
  check: ({ command, arguments: words }) => {
    const at = [command, ...words].findIndex((word) => word !== undefined && !word.quoted && word.value.endsWith(";"));
    const next = words[at];
    if (at < 0 || next === undefined || iocshCommand(next.value) === undefined) return [];
    const message = "`;` does not separate commands: iocsh passes the rest of the line to the first one.";
    return [{ span: { start: next.start, end: words.at(-1)?.end ?? next.end }, message }];
  },
};
