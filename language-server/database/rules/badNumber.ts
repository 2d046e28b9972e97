import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { FieldType } from "../../catalogue/recordTypes.ts";
import { type NumberType, parseNumber } from "../../syntax/database/numberText.ts";
import { inner } from "../inner.ts";
import type { FieldRule } from "../rule.ts";
import { cannotSet, refusal } from "../severity.ts";

const NUMBERS: readonly FieldType[] = [
  ...(["CHAR", "UCHAR", "SHORT", "USHORT", "LONG", "ULONG", "INT64", "UINT64", "ENUM", "FLOAT", "DOUBLE"] as const),
];

function isNumberType(type: FieldType): type is NumberType {
  return NUMBERS.includes(type);
}

export const badNumber: FieldRule = {
  kind: "field",
  code: "bad-number",
  severity: DiagnosticSeverity.Error,
  description: "Not a number, or one that does not fit into the field; a warning where EPICS silently cuts it.",
  check: (field) => {
    const { type } = field.definition;
    if (!isNumberType(type) || field.text.certainty === "partial") return [];
    const number = parseNumber(field.text.text, type);
    const span = inner(field.value);
    switch (number.kind) {
      case "number":
        return [];
      case "truncated": {
        const message = `${field.text.text.trim()} does not fit into ${field.name.text}; EPICS makes it ${number.value}.`;
        // -1 for “none” or “all” is a habit.
        const isNegative = field.text.text.trim().startsWith("-");
        return [{ span, message, severity: isNegative ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning }];
      }
      case "refused":
        return [{ span, message: `${cannotSet(field)} : ${number.why}.`, severity: refusal(field) }];
    }
  },
};
