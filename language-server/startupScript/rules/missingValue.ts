import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../rule.ts";

export const missingValue: Rule = {
  code: "missing-value",
  severity: DiagnosticSeverity.Warning,
  description:
    '`epicsEnvSet` without a value does nothing; `epicsEnvUnset` removes a variable, `""` is the empty value.',
  check: ({ command, arguments: words, problem }) => {
    if (command?.value !== "epicsEnvSet" || words.length > 1 || problem !== undefined) return [];
    const span = { start: command.start, end: words[0]?.end ?? command.end };
    const message = `\`epicsEnvSet\` needs a name and a value. Write "" for an empty one.`;
    return [{ span, message }];
  },
};
