import { DiagnosticSeverity } from "vscode-languageserver-types";
import { parseLink } from "../../syntax/database/linkText.ts";
import { fieldText } from "../fieldText.ts";
import { inner } from "../inner.ts";
import { isLink } from "../isLink.ts";
import type { FieldRule, FieldUse, Surroundings } from "../rule.ts";

export const linkTypeMismatch: FieldRule = {
  kind: "field",
  code: "link-type",
  severity: DiagnosticSeverity.Warning,
  description:
    "The kind of INP or OUT link does not fit the device support that DTYP chooses; EPICS reports it at iocInit.",
  check: (field, surroundings) => {
    const { definition, name, text } = field;
    if (!isLink(definition) || text.certainty === "partial") return [];
    const expected = expectedType(field, surroundings);
    const written = linkTypeOf(text.text);
    if (expected === undefined || written === undefined) return [];
    const soft = ["CONSTANT", "PV_LINK", "JSON_LINK"];
    if (written === expected || (soft.includes(written) && soft.includes(expected))) return [];
    const record = field.record.name?.text ?? "";
    const message = `${record}.${name.text}: can't initialize link type ${expected} with "${text.text}" (type ${written}).`;
    return [{ span: inner(field.value), message }];
  },
};

/** Only INP and OUT belong to the device support; all other links are soft. */
function expectedType({ record, type, definition }: FieldUse, { macros }: Surroundings): string | undefined {
  const isDevice = definition.name === "INP" || definition.name === "OUT";
  if (!isDevice) return "CONSTANT";
  if (record.type?.text !== type.name || type.devices.length === 0) return undefined;
  const dtyp = record.body?.entries.findLast((entry) => entry.kind === "field" && entry.name?.text === "DTYP");
  if (dtyp?.kind !== "field" || dtyp.value === undefined) return type.devices[0]?.linkType;
  const { text, certainty } = fieldText(dtyp.value, macros);
  if (certainty === "partial") return undefined;
  return type.devices.find(({ choice }) => choice === text)?.linkType;
}

function linkTypeOf(text: string): string | undefined {
  const link = parseLink(text);
  switch (link.kind) {
    case "constant":
      // An empty link is never refused, and a number may come from a macro.
      return text.trim() === "" ? undefined : "CONSTANT";
    case "instrument":
      return "INST_IO";
    case "hardware":
      return link.type;
    case "json":
      return "JSON_LINK";
    case "pv":
      return "PV_LINK";
  }
}
