import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ItemRule } from "../rule.ts";
import { syntaxProblems } from "../syntaxProblems.ts";

export const badCharacter: ItemRule = {
  kind: "item",
  code: "bad-character",
  severity: DiagnosticSeverity.Error,
  description: "A character that needs quotes around the text it stands in, like `*`, `$` or `/`.",
  check: (item) => syntaxProblems(item, ["badCharacter"]),
};
