import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ItemRule } from "../rule.ts";
import { syntaxProblems } from "../syntaxProblems.ts";

export const unclosedRecord: ItemRule = {
  kind: "item",
  code: "unclosed-record",
  severity: DiagnosticSeverity.Error,
  description: "The closing brace of a record is missing.",
  check: (item) => syntaxProblems(item, ["unclosedBody"]),
};
