import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../rule.ts";

export const recordsAfterIocInit: Rule = {
  code: "records-after-ioc-init",
  severity: DiagnosticSeverity.Error,
  description: "Records cannot be loaded after `iocInit`.",
  check: ({ command, before, expansion }) => {
    const loads = command?.value === "dbLoadRecords" || command?.value === "dbLoadTemplate";
    if (!loads || !before.initialised || !expansion.executed) return [];
    const message = "Records cannot be loaded after `iocInit`. Move this line above it.";
    return [{ span: { start: command.start, end: command.end }, message }];
  },
};
