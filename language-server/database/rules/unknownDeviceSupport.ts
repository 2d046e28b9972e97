import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { FieldRule } from "../rule.ts";
import { checkChoice } from "./badChoice.ts";

export const unknownDeviceSupport: FieldRule = {
  kind: "field",
  code: "unknown-device-support",
  severity: DiagnosticSeverity.Warning,
  description:
    "No device support of this name is known for the record type. Support modules of a site bring their own: information only where none is near.",
  check: (field) => {
    if (field.definition.type !== "DEVICE" || field.text.certainty === "partial") return [];
    const choices = field.type.devices.map(({ choice }) => choice);
    return checkChoice(field, choices, `no such device support for '${field.type.name}' record type`).map(
      (problem) => ({
        ...problem,
        severity: problem.fixes?.length === 0 ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning,
      }),
    );
  },
};
