import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { DbdModel } from "../dbd.ts";
import { fieldName, fieldsOf } from "../fieldsOf.ts";
import { inner } from "../inner.ts";

/** EPICS says that the first two are missing, and goes on; without its menu a field has no choices. */
const NEEDED: Readonly<Record<string, string>> = { DBF_STRING: "size", DBF_NOACCESS: "extra", DBF_MENU: "menu" };

export const missingAttribute: Rule<DbdModel> = {
  code: "missing-attribute",
  severity: DiagnosticSeverity.Warning,
  description: "A text needs `size`, a choice `menu`, and what only C can use `extra`.",
  check: (model) =>
    fieldsOf(model).flatMap((owned) => {
      const [name, type] = owned.field.words;
      const needed = NEEDED[type?.text ?? ""];
      const { body } = owned.field;
      if (name === undefined || needed === undefined || body?.close === undefined) return [];
      if (body.statements.some(({ keyword, words }) => keyword.text === needed && !isZero(needed, words[0]?.text)))
        return [];
      return [{ span: inner(name), message: `${fieldName(owned)} ${needed} not specified.` }];
    }),
};

function isZero(attribute: string, value = ""): boolean {
  return attribute === "size" && /^\s*[+-]?0+(?!\d)/.test(value);
}
