import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../rule.ts";

export const loadOrder: Rule = {
  code: "load-order",
  severity: DiagnosticSeverity.Warning,
  description:
    "An IOC reads its definition (`dbLoadDatabase`), registers its drivers (`…_registerRecordDeviceDriver`), then loads records.",
  check: ({ command, before: { loads, complete, initialised }, expansion, problem }, { fragment }) => {
    if (command === undefined || fragment || !complete || !expansion.executed || problem !== undefined) return [];
    const span = { start: command.start, end: command.end };
    const isDefinition = command.value === "dbLoadDatabase";
    if (!isDefinition && !command.value.endsWith("_registerRecordDeviceDriver")) return [];
    if (loads === "records" && !initialised)
      return [{ span, message: `\`${command.value}\` must stand before the lines that load records.` }];
    if (!isDefinition && loads === "nothing")
      return [{ span, message: `\`${command.value}\` needs the definition that \`dbLoadDatabase\` reads before it.` }];
    return [];
  },
};
