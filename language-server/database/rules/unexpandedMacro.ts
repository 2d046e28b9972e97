import { DiagnosticSeverity } from "vscode-languageserver-types";
import { inner } from "../inner.ts";
import type { FieldRule } from "../rule.ts";

export const unexpandedMacro: FieldRule = {
  kind: "field",
  code: "unexpanded-macro",
  severity: DiagnosticSeverity.Error,
  description: "A macro that nothing sets is still in the value when EPICS reads it.",
  check: ({ text, value, record, name, definition }, { macros }) => {
    if (macros === "open" || definition.name === "NAME" || text.certainty !== "exact" || !/\$[({]/.test(text.text))
      return [];
    const message = `${record.name?.text ?? ""}.${name.text} Has unexpanded macro: nothing gives it a value.`;
    return [{ span: inner(value), message }];
  },
};
