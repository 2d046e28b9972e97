import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ItemRule } from "../rule.ts";

export const foreignItem: ItemRule = {
  kind: "item",
  code: "not-for-the-ioc",
  severity: DiagnosticSeverity.Hint,
  description: "Lines that msi or VisualDCT understand; an IOC that loads the file as it is refuses them.",
  check: (item) => {
    if (item.kind !== "msi" && item.kind !== "visualDct") return [];
    const tool = item.kind === "msi" ? "msi" : "VisualDCT";
    const message = `Only ${tool} understands this; an IOC that loads the file as it is reports a syntax error.`;
    return [{ span: item.keyword, message }];
  },
};
