import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import { formatsOf } from "../formatsOf.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

export const badFormat: Rule<ProtocolModel> = {
  code: "bad-format",
  severity: DiagnosticSeverity.Error,
  description: "A format converter is unknown, not complete, or not for this direction.",
  check: (model) =>
    formatsOf(model).flatMap(({ problems }) =>
      problems.map(({ start, end, message }) => ({ span: { start, end }, message })),
    ),
};
