import { DiagnosticSeverity } from "vscode-languageserver-types";
import { FIELD_ATTRIBUTES } from "../../catalogue/dbdWords.ts";
import { changeTo, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { DbdModel } from "../dbd.ts";
import { attributesOf } from "../fieldsOf.ts";
import { inner } from "../inner.ts";

const NAMES = FIELD_ATTRIBUTES.map(({ name }) => name);

export const unknownAttribute: Rule<DbdModel> = {
  code: "unknown-attribute",
  severity: DiagnosticSeverity.Warning,
  description: "EPICS passes over attributes of a field it does not know.",
  check: (model) =>
    attributesOf(model).flatMap(({ keyword }) => {
      if (NAMES.includes(keyword.text)) return [];
      const meant = closestName(keyword.text, NAMES);
      const span = inner(keyword);
      const message = `EPICS passes over the attribute \`${keyword.text}\`, which it does not know${didYouMean(meant)}`;
      return [{ span, message, fixes: changeTo(meant, span) }];
    }),
};
