import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { DbdModel } from "../dbd.ts";

export const byteOrderMark: Rule<DbdModel> = {
  code: "byte-order-mark",
  severity: DiagnosticSeverity.Error,
  description: "EPICS cannot read a file that begins with a byte order mark.",
  check: ({ file }) =>
    file.problems
      .filter(({ kind }) => kind === "byteOrderMark")
      .map(({ start, end, message }) => {
        const span = { start, end };
        return { span, message, fixes: [{ title: "Remove it", changes: [{ span, text: "" }] }] };
      }),
};
