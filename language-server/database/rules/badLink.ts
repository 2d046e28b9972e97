import { DiagnosticSeverity } from "vscode-languageserver-types";
import { parseLink } from "../../syntax/database/linkText.ts";
import { inner } from "../inner.ts";
import { isLink } from "../isLink.ts";
import type { FieldRule } from "../rule.ts";
import { cannotSet, refusal } from "../severity.ts";

export const badLink: FieldRule = {
  kind: "field",
  code: "bad-link",
  severity: DiagnosticSeverity.Error,
  description:
    "A hardware address that begins with `#` must be one of the forms EPICS knows, like `#C0 S14 @parameters`.",
  check: (field) => {
    if (!isLink(field.definition) || field.text.certainty === "partial") return [];
    const link = parseLink(field.text.text);
    if (link.kind !== "hardware" || link.type !== undefined) return [];
    const message = `${cannotSet(field)} : no hardware address of a form EPICS knows, like \`#C0 S14 @parameters\`.`;
    return [{ span: inner(field.value), message, severity: refusal(field) }];
  },
};
