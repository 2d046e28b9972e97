import { DiagnosticSeverity } from "vscode-languageserver-types";
import { FIELD_TYPES } from "../../catalogue/dbdWords.ts";
import { changeTo, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { DbdModel } from "../dbd.ts";
import { fieldsOf } from "../fieldsOf.ts";
import { inner } from "../inner.ts";

const NAMES = FIELD_TYPES.map(({ name }) => name);

export const unknownFieldType: Rule<DbdModel> = {
  code: "unknown-field-type",
  severity: DiagnosticSeverity.Error,
  description: "A field has one of the types EPICS knows, as DBF_DOUBLE.",
  check: (model) =>
    fieldsOf(model).flatMap(({ field: { words } }) => {
      const type = words[1];
      if (type === undefined || type.text.includes("$") || NAMES.includes(type.text)) return [];
      const meant = NAMES.find((name) => name === `DBF_${type.text}`) ?? closestName(type.text, NAMES);
      const span = inner(type);
      return [{ span, message: `Invalid Field Type: ${type.text}${didYouMean(meant)}`, fixes: changeTo(meant, span) }];
    }),
};
