import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Item, Word } from "../../syntax/database/databaseFile.ts";
import type { ItemRule } from "../rule.ts";

export const unquotedMacro: ItemRule = {
  kind: "item",
  code: "unquoted-macro",
  severity: DiagnosticSeverity.Information,
  description: "A name with macros but without quotes: some of their values would be a syntax error.",
  check: (item, { macros }) => {
    if (macros === "expanded") return [];
    return namesOf(item).flatMap((name) => {
      if (name === undefined || name.quoted || !name.text.includes("$")) return [];
      const { start, end } = name;
      const message =
        "Without quotes this is a syntax error as soon as a macro has a character like `*`, `/` or `(` in it.";
      const fixes = [{ title: "Put it in quotes", edits: [{ span: { start, end }, text: `"${name.text}"` }] }];
      return [{ span: { start, end }, message, fixes }];
    });
  },
};

function namesOf(item: Item): readonly (Word | undefined)[] {
  switch (item.kind) {
    case "record":
      return [item.name];
    case "alias":
      return [item.record, item.alias];
    default:
      return [];
  }
}
