import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ItemRule } from "../rule.ts";
import { syntaxProblems } from "../syntaxProblems.ts";

export const byteOrderMark: ItemRule = {
  kind: "item",
  code: "byte-order-mark",
  severity: DiagnosticSeverity.Error,
  description: "EPICS cannot read a file that begins with a byte order mark.",
  check: (item) => syntaxProblems(item, ["byteOrderMark"]),
};
