import { DiagnosticSeverity } from "vscode-languageserver-types";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import { inner } from "../inner.ts";
import type { ItemRule } from "../rule.ts";

export const unknownRecordType: ItemRule = {
  kind: "item",
  code: "unknown-record-type",
  severity: DiagnosticSeverity.Warning,
  description:
    "No record type of this name is known; information only where none is near, since support modules of a site have their own.",
  check: (item, { types, macros }) => {
    if (item.kind !== "record" || item.type === undefined) return [];
    const { text } = item.type;
    if (text === "*" || text === "#" || types.recordType(text) !== undefined) return [];
    if (macros === "open" && text.includes("$")) return [];
    const names = types.all.map(({ name }) => name);
    const meant = closestName(text, names);
    const span = inner(item.type);
    const message = `Record type '${text}' for record '${item.name?.text ?? ""}' not found${didYouMean(meant)}`;
    if (meant === undefined) return [{ span, message, severity: DiagnosticSeverity.Information }];
    return [{ span, message, fixes: changeTo(meant, span) }];
  },
};
