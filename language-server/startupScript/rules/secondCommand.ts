import { DiagnosticSeverity } from "vscode-languageserver-types";
import { iocshCommand } from "../../catalogue/iocshCommands.ts";
import type { Word } from "../../syntax/iocsh/words.ts";
import type { Rule } from "../rule.ts";

export const secondCommand: Rule = {
  code: "second-command",
  severity: DiagnosticSeverity.Warning,
  description: "iocsh runs one command per line: `;` does not separate commands.",
  check: ({ command, arguments: words }) => {
    if (command === undefined || command.quoted) return [];
    if (endsInSemicolon(command)) {
      const message = `iocsh looks for a command called \`${command.value}\`. A line needs no semicolon.`;
      return [{ span: { start: command.start, end: command.end }, message }];
    }
    const next = words[words.findIndex(endsInSemicolon) + 1];
    if (!words.some(endsInSemicolon) || next === undefined || iocshCommand(next.value) === undefined) return [];
    const message = "`;` does not separate commands: iocsh passes the rest of the line to the first one.";
    return [{ span: { start: next.start, end: words.at(-1)?.end ?? next.end }, message }];
  },
};

function endsInSemicolon(word: Word): boolean {
  return !word.quoted && word.value.endsWith(";");
}
