import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ItemRule } from "../rule.ts";
import { syntaxProblems } from "../syntaxProblems.ts";

export const badString: ItemRule = {
  kind: "item",
  code: "bad-string",
  severity: DiagnosticSeverity.Error,
  description: "EPICS reads values as JSON5: a TAB or an unknown escape like `\\1` in a string ends the loading.",
  check: (item) => syntaxProblems(item, ["badString"]),
};
