import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { FieldUse } from "./rule.ts";

/**
 * Of a value EPICS refuses: an error where that is certain. Record types of support modules differ between releases, and
 * a default only counts where nobody gives the macro.
 */
export function refusal({ type, text }: FieldUse): DiagnosticSeverity {
  return type.module === "epics-base" && text.certainty === "exact"
    ? DiagnosticSeverity.Error
    : DiagnosticSeverity.Warning;
}

/** `Can't set 'a.PREC' to 'three'`: how EPICS begins to say it. */
export function cannotSet({ record, name, text }: FieldUse): string {
  const short = text.text.length > 60 ? `${text.text.slice(0, 60)}…` : text.text;
  return `Can't set '${record.name?.text ?? ""}.${name.text}' to '${short}'`;
}
