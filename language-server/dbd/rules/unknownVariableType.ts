import { DiagnosticSeverity } from "vscode-languageserver-types";
import { changeTo, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { DbdModel } from "../dbd.ts";
import { inner } from "../inner.ts";

const TYPES = ["int", "double"];

export const unknownVariableType: Rule<DbdModel> = {
  code: "unknown-variable-type",
  severity: DiagnosticSeverity.Warning,
  description: "The shell knows variables of type int and double; a build stops at others.",
  check: ({ file }) =>
    file.statements.flatMap(({ keyword, words: [, type] }) => {
      if (keyword.text !== "variable" || type === undefined) return [];
      if (type.text.includes("$") || TYPES.includes(type.text)) return [];
      const meant = closestName(type.text, TYPES);
      const span = inner(type);
      const message = `A variable is int or double, not ${type.text}${didYouMean(meant)}`;
      return [{ span, message, fixes: changeTo(meant, span) }];
    }),
};
