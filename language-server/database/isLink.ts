import type { FieldDefinition } from "../catalogue/recordTypes.ts";

export type LinkField = FieldDefinition & { readonly type: "INLINK" | "OUTLINK" | "FWDLINK" };

export function isLink(field: FieldDefinition): field is LinkField {
  return field.type === "INLINK" || field.type === "OUTLINK" || field.type === "FWDLINK";
}
