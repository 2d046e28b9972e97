import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../rule.ts";

export const secondIocInit: Rule = {
  code: "second-ioc-init",
  severity: DiagnosticSeverity.Error,
  description: "`iocInit` runs once: the IOC refuses a second one.",
  check: ({ command, before, expansion, problem }) => {
    if (command?.value !== "iocInit" || !before.initialised || !expansion.executed || problem !== undefined) return [];
    const message = "`iocInit` has run before; the IOC refuses to be initialised twice.";
    return [{ span: { start: command.start, end: command.end }, message }];
  },
};
