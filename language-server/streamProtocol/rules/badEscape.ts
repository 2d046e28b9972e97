import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import { escapeProblems } from "../../syntax/streamProtocol/textUnits.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

export const badEscape: Rule<ProtocolModel> = {
  code: "bad-escape",
  severity: DiagnosticSeverity.Error,
  description: "An escape sequence stands for no byte.",
  check: ({ file, assignments, commands }) =>
    [...assignments, ...commands].flatMap(({ item }) =>
      escapeProblems(file.text, item.value).map(({ start, end, message }) => ({ span: { start, end }, message })),
    ),
};
