import { DiagnosticSeverity } from "vscode-languageserver-types";
import { checkCalcExpression } from "../../syntax/database/calcExpression.ts";
import { inner } from "../inner.ts";
import type { FieldRule } from "../rule.ts";
import { refusal } from "../severity.ts";

export const badExpression: FieldRule = {
  kind: "field",
  code: "bad-expression",
  severity: DiagnosticSeverity.Error,
  description: "EPICS cannot calculate the expression.",
  check: (field) => {
    if (field.definition.special !== "CALC" || field.text.certainty === "partial") return [];
    const { text } = field.text;
    if (text.includes("$(") || text.includes("${")) return [];
    const found = checkCalcExpression(text);
    if (found === undefined) return [];
    const span = inner(field.value);
    // Escapes and macros shift the rest: then all of it is meant.
    const exact = span.end - span.start === text.length && found.at < text.length;
    const at = exact ? { start: span.start + found.at, end: span.start + found.at + 1 } : span;
    return [{ span: at, message: `${found.message} in CALC expression '${text}'.`, severity: refusal(field) }];
  },
};
