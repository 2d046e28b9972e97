import { DiagnosticSeverity } from "vscode-languageserver-types";
import { changeTo, type Problem, type Rule } from "../../features/problem.ts";
import type { Statement } from "../../syntax/dbd/dbdFile.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { DbdModel } from "../dbd.ts";
import { definedAt } from "../definedAt.ts";
import { inner } from "../inner.ts";

export const unknownRecordType: Rule<DbdModel> = {
  code: "unknown-record-type",
  severity: DiagnosticSeverity.Warning,
  description:
    "Device support is for a record type defined before: an error where it is defined below, information where none of the name is near.",
  check: (model) => {
    const defined = definedAt(model, "recordtype");
    return model.file.statements
      .filter(({ keyword }) => keyword.text === "device")
      .flatMap((device) => checkDevice(device, defined, model));
  },
};

function checkDevice({ words }: Statement, defined: ReadonlyMap<string, number>, model: DbdModel): readonly Problem[] {
  const [type, , , choice] = words;
  if (type === undefined || type.text.includes("$") || model.builtIn.recordType(type.text) !== undefined) return [];
  const at = defined.get(type.text);
  if (at !== undefined && at < type.start) return [];
  const span = inner(type);
  const sentence = `Record type '${type.text}' not found for device '${choice?.text ?? ""}'`;
  if (at !== undefined)
    return [{ span, message: `${sentence}: it is defined below.`, severity: DiagnosticSeverity.Error }];
  // Another file of the workspace may be loaded before.
  if (model.types.recordType(type.text) !== undefined) return [];
  const meant = closestName(type.text, [...defined.keys(), ...model.types.all.map(({ name }) => name)]);
  const message = `${sentence}${didYouMean(meant)}`;
  if (meant === undefined) return [{ span, message, severity: DiagnosticSeverity.Information }];
  return [{ span, message, fixes: changeTo(meant, span) }];
}
