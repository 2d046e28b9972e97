import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { DbdModel } from "../dbd.ts";

export const syntaxError: Rule<DbdModel> = {
  code: "syntax-error",
  severity: DiagnosticSeverity.Error,
  description: "Something stands where EPICS expects something else; it reads no further.",
  check: ({ file }) =>
    file.problems
      .filter(({ kind }) => kind !== "byteOrderMark")
      .map(({ start, end, message, replacement }) => {
        const span = { start, end };
        if (replacement === undefined) return { span, message };
        const title = replacement === "" ? "Remove it" : `Change to ${JSON.stringify(replacement)}`;
        return { span, message, fixes: [{ title, changes: [{ span, text: replacement }] }] };
      }),
};
