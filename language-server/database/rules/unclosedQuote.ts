import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ItemRule } from "../rule.ts";
import { syntaxProblems } from "../syntaxProblems.ts";

export const unclosedQuote: ItemRule = {
  kind: "item",
  code: "unclosed-quote",
  severity: DiagnosticSeverity.Error,
  description: "The closing quote is missing on the line.",
  check: (item) => syntaxProblems(item, ["unclosedQuote"]),
};
