import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { Statement } from "../../syntax/dbd/dbdFile.ts";
import type { DbdModel } from "../dbd.ts";
import { fieldsOf } from "../fieldsOf.ts";

/** What EPICS calls them; a link type and device support may go without a name. */
const NAMED: ReadonlyMap<string, string> = new Map([
  ["menu", "Menu"],
  ["choice", "Menu choice"],
  ["recordtype", "Recordtype"],
  ["field", "Field"],
  ["driver", "Driver"],
  ["registrar", "Registrar"],
  ["function", "Function"],
  ["variable", "Variable"],
]);

export const emptyName: Rule<DbdModel> = {
  code: "empty-name",
  severity: DiagnosticSeverity.Error,
  description: "What is defined has a name.",
  check: (model) => {
    const { statements } = model.file;
    const choices = statements.flatMap(({ keyword, body }) =>
      keyword.text === "menu" ? (body?.statements ?? []) : [],
    );
    const fields = fieldsOf(model).flatMap(({ field, owner }) => (owner === undefined ? [] : [field]));
    return [...statements, ...choices, ...fields].flatMap(checkName);
  },
};

function checkName({ keyword, words: [name] }: Statement): ReturnType<(typeof emptyName)["check"]> {
  const called = NAMED.get(keyword.text);
  if (called === undefined || name?.text !== "") return [];
  return [{ span: name, message: `${called} name can't be empty.` }];
}
