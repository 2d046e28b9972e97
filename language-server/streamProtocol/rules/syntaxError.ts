import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

export const syntaxError: Rule<ProtocolModel> = {
  code: "syntax-error",
  severity: DiagnosticSeverity.Error,
  description: "StreamDevice cannot read the file, and so none of its protocols.",
  check: ({ file }) =>
    file.problems.map(({ start, end, message, insertion }) => {
      const span = { start, end };
      if (insertion === undefined) return { span, message };
      const changes = [{ span: insertionPlace(file.text, start), text: insertion }];
      return { span, message, fixes: [{ title: `Insert \`${insertion}\``, changes }] };
    }),
};

/** Behind what stands before, also on the line above; a comment between stays one. */
function insertionPlace(text: string, before: number): { readonly start: number; readonly end: number } {
  const head = text.slice(0, before);
  const at = head.slice(head.lastIndexOf("\n", head.trimEnd().length) + 1).includes("#")
    ? before
    : head.trimEnd().length;
  return { start: at, end: at };
}
