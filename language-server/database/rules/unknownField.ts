import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { RecordType } from "../../catalogue/recordTypes.ts";
import type { FieldEntry, RecordItem } from "../../syntax/database/databaseFile.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import { inner } from "../inner.ts";
import type { ItemRule, Problem } from "../rule.ts";

export const unknownField: ItemRule = {
  kind: "item",
  code: "unknown-field",
  severity: DiagnosticSeverity.Error,
  description: "The record type has no such field. A warning for types of support modules, whose releases differ.",
  check: (item, { type, macros }) => {
    if (item.kind !== "record" || type === undefined) return [];
    return (item.body?.entries ?? []).flatMap((entry) => {
      if (entry.kind !== "field" || !entry.complete || entry.name === undefined) return [];
      if (type.field(entry.name.text) !== undefined || (macros === "open" && entry.name.text.includes("$"))) return [];
      return [problem(item, type, entry)];
    });
  },
};

/** Pairs that people mix up, and that are not spelled alike. */
const CONFUSED: readonly (readonly [string, string])[] = [
  ["INP", "OUT"],
  ["DOL", "INP"],
  ["ZNAM", "ZRST"],
  ["ONAM", "ONST"],
];

function problem(record: RecordItem, type: RecordType, { name }: FieldEntry): Problem {
  const written = name?.text ?? "";
  const meant = confused(written, type) ?? nearest(written, type);
  const prompt = type.field(meant ?? "")?.prompt;
  const explained = prompt === undefined || prompt === "" ? "" : ` (${prompt})`;
  const span = name === undefined ? record.keyword : inner(name);
  return {
    span,
    message: `${type.name} record '${record.name?.text ?? ""}' doesn't have a field '${written}'${didYouMean(meant)}${explained}`,
    fixes: changeTo(meant, span),
    ...(type.module !== "epics-base" && { severity: DiagnosticSeverity.Warning }),
  };
}

function confused(written: string, type: RecordType): string | undefined {
  const others = CONFUSED.flatMap(([a, b]) => (a === written ? [b] : b === written ? [a] : []));
  return others.find((other) => type.field(other) !== undefined);
}

/** Fields that are meant to be set come first. */
function nearest(written: string, type: RecordType): string | undefined {
  const settable = type.fields.filter(({ group }) => group !== undefined).map(({ name }) => name);
  const upper = written.toUpperCase();
  if (type.field(upper) !== undefined) return upper;
  return closestName(written, settable);
}
