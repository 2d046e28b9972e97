import { DiagnosticSeverity } from "vscode-languageserver-types";
import { inner } from "../inner.ts";
import type { FieldRule } from "../rule.ts";

export const unexpandedMacro: FieldRule = {
  kind: "field",
  code: "unexpanded-macro",
  severity: DiagnosticSeverity.Error,
  description: "A macro that nothing sets is still in the value when EPICS reads it, or its bracket is never closed.",
  check: ({ text, value, record, name, definition }) => {
    if (definition.name === "NAME" || text.certainty !== "exact" || !/\$[({]/.test(text.text)) return [];
    const message = `${record.name?.text ?? ""}.${name.text} Has unexpanded macro: its closing bracket is missing, or nothing gives it a value.`;
    return [{ span: inner(value), message }];
  },
};
