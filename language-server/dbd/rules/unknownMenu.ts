import { DiagnosticSeverity } from "vscode-languageserver-types";
import { changeTo, type Problem, type Rule } from "../../features/problem.ts";
import type { Word } from "../../syntax/database/databaseFile.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { DbdModel } from "../dbd.ts";
import { definedAt } from "../definedAt.ts";
import { attributesOf } from "../fieldsOf.ts";
import { inner } from "../inner.ts";

export const unknownMenu: Rule<DbdModel> = {
  code: "unknown-menu",
  severity: DiagnosticSeverity.Warning,
  description:
    "A menu must be defined before the field that has it: an error where it is defined below, information where none of the name is near.",
  check: (model) => {
    const defined = definedAt(model, "menu");
    return attributesOf(model).flatMap(({ keyword, words: [menu] }) =>
      keyword.text === "menu" && menu !== undefined ? checkMenu(menu, defined, model) : [],
    );
  },
};

function checkMenu(menu: Word, defined: ReadonlyMap<string, number>, model: DbdModel): readonly Problem[] {
  const { text } = menu;
  const at = defined.get(text);
  if (text.includes("$") || model.builtIn.menu(text) !== undefined || (at !== undefined && at < menu.start)) return [];
  const span = inner(menu);
  if (at !== undefined) {
    const message = `menu not found: ${text} is defined below; it must be before the record type.`;
    return [{ span, message, severity: DiagnosticSeverity.Error }];
  }
  // Another file of the workspace may be loaded before.
  if (model.types.menu(text) !== undefined) return [];
  const meant = closestName(text, [...defined.keys(), ...model.types.menuNames]);
  const message = `menu not found: ${text}${didYouMean(meant)}`;
  if (meant === undefined) return [{ span, message, severity: DiagnosticSeverity.Information }];
  return [{ span, message, fixes: changeTo(meant, span) }];
}
