import { DiagnosticSeverity } from "vscode-languageserver-types";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { inner } from "../inner.ts";
import type { FieldRule } from "../rule.ts";
import { refusal } from "../severity.ts";
import { byteLength } from "../byteLength.ts";

export const tooLong: FieldRule = {
  kind: "field",
  code: "too-long",
  severity: DiagnosticSeverity.Error,
  description: "The text has more bytes than the field has room for. Macros count with their default, or not at all.",
  check: (field) => {
    const { type, size } = field.definition;
    if (type !== "STRING" || size === undefined || field.name.text === "NAME") return [];
    const length = byteLength(field.text.text.replaceAll(UNKNOWN, ""));
    if (length < size) return [];
    const atLeast = field.text.certainty === "partial" ? "at least " : "";
    const message = `${field.name.text} has room for ${size - 1} characters; this is ${atLeast}${length}: String is too long.`;
    return [{ span: inner(field.value), message, severity: refusal(field) }];
  },
};
