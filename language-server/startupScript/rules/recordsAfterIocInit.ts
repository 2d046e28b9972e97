import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../rule.ts";

const LOADING: ReadonlyMap<string, string> = new Map([
  ["dbLoadRecords", "Records"],
  ["dbLoadTemplate", "Records"],
  ["dbLoadDatabase", "Definitions"],
]);

export const recordsAfterIocInit: Rule = {
  code: "records-after-ioc-init",
  severity: DiagnosticSeverity.Error,
  description: "Records and definitions cannot be loaded after `iocInit`.",
  check: ({ command, before, expansion }) => {
    const what = LOADING.get(command?.value ?? "");
    if (what === undefined || command === undefined || !before.initialised || !expansion.executed) return [];
    const message = `${what} cannot be loaded after \`iocInit\`. Move this line above it.`;
    return [{ span: { start: command.start, end: command.end }, message }];
  },
};
