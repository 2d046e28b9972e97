import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { RecordType } from "../../catalogue/recordTypes.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import type { RecordName } from "../recordNames.ts";
import type { FileRule, Problem } from "../rule.ts";

export const unknownLinkField: FileRule = {
  kind: "file",
  code: "unknown-link-field",
  severity: DiagnosticSeverity.Warning,
  description: "The link means a field that the record of this file does not have: it will never connect.",
  check: (blocks) => {
    const types = new Map<string, RecordType>();
    for (const { type, names } of blocks)
      for (const { name, role } of names) if (type !== undefined && role !== "refers") types.set(name, type);
    return blocks.flatMap((block) =>
      block.names.flatMap((name) => {
        const type = types.get(name.name);
        return type === undefined ? [] : checkLink(name, type).map((problem) => ({ block, ...problem }));
      }),
    );
  },
};

/** What every record has besides its fields; RTYP and the like are attributes. */
const ATTRIBUTES = ["RTYP", "VERS"];

function checkLink({ name, field }: RecordName, type: RecordType): readonly Problem[] {
  // With a macro, or a filter behind the name, this is not all of it.
  if (field === undefined || field.name === "" || type.field(field.name) !== undefined) return [];
  if (ATTRIBUTES.includes(field.name)) return [];
  const meant = closestName(
    field.name,
    type.fields.map((each) => each.name),
  );
  const message = `${type.name} record '${name}' doesn't have a field '${field.name}'${didYouMean(meant)}`;
  return [{ span: field.span, message, fixes: changeTo(meant, field.span) }];
}
