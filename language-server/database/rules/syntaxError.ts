import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ItemRule } from "../rule.ts";
import { syntaxProblems } from "../syntaxProblems.ts";

export const syntaxError: ItemRule = {
  kind: "item",
  code: "syntax-error",
  severity: DiagnosticSeverity.Error,
  description: "EPICS cannot make sense of what is written here.",
  check: (item) => syntaxProblems(item, ["unexpected"]),
};
