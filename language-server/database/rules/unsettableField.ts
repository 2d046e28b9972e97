import { DiagnosticSeverity } from "vscode-languageserver-types";
import { inner } from "../inner.ts";
import type { FieldRule } from "../rule.ts";
import { cannotSet, refusal } from "../severity.ts";

export const unsettableField: FieldRule = {
  kind: "field",
  code: "unsettable-field",
  severity: DiagnosticSeverity.Error,
  description: "NAME and the fields a record makes itself cannot be set in a database.",
  check: (field) => {
    const { record, name, definition } = field;
    const span = inner(name);
    if (definition === field.type.fields[0])
      return [{ span, message: `Can't set 'NAME' field of record '${record.name?.text ?? ""}'.` }];
    if (definition.type !== "NOACCESS") return [];
    return [{ span, message: `${cannotSet(field)} : the record makes this field itself.`, severity: refusal(field) }];
  },
};
