import { DiagnosticSeverity } from "vscode-languageserver-types";
import { FIELD_ATTRIBUTES } from "../../catalogue/dbdWords.ts";
import { changeTo, type Problem, type Rule } from "../../features/problem.ts";
import type { Statement } from "../../syntax/dbd/dbdFile.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { DbdModel } from "../dbd.ts";
import { attributesOf } from "../fieldsOf.ts";
import { inner } from "../inner.ts";

/** What C's `%hd` begins to read. */
const NUMBER = /^\s*[+-]?\d/;

export const badAttribute: Rule<DbdModel> = {
  code: "bad-attribute",
  severity: DiagnosticSeverity.Error,
  description: "An attribute of a field has a value EPICS does not take.",
  check: (model) => attributesOf(model).flatMap(checkAttribute),
};

function checkAttribute({ keyword, words: [value] }: Statement): readonly Problem[] {
  if (value === undefined || value.text.includes("$")) return [];
  const name = keyword.text;
  if (name === "interest" || name === "size")
    return NUMBER.test(value.text)
      ? []
      : [{ span: inner(value), message: `Invalid '${name}' value, must be integer.` }];
  const choices = FIELD_ATTRIBUTES.find((attribute) => attribute.name === name)?.choices?.map((choice) => choice.name);
  if (choices === undefined || choices.includes(value.text)) return [];
  if (name === "special" && NUMBER.test(value.text)) return [];
  const meant = closestName(value.text, choices);
  const must = name === "special" ? "" : `, must be ${choices.join(" or ")}`;
  const span = inner(value);
  const message = `Invalid '${name}' value${must}${didYouMean(meant)}`;
  const fixes = changeTo(meant, span);
  if (name !== "prop") return [{ span, message, fixes }];
  // EPICS takes anything for a NO.
  const severity = DiagnosticSeverity.Warning;
  return [{ span, message: `\`${value.text}\` counts as NO here${didYouMean(meant)}`, fixes, severity }];
}
