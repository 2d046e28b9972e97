import { DiagnosticSeverity } from "vscode-languageserver-types";
import { brokenMacro } from "../../syntax/database/soundMacro.ts";
import { shifted } from "../../text/span.ts";
import { inner } from "../inner.ts";
import type { ItemRule } from "../rule.ts";
import { wordsOf } from "../wordsOf.ts";

export const unclosedMacro: ItemRule = {
  kind: "item",
  code: "unclosed-macro",
  severity: DiagnosticSeverity.Error,
  description:
    "The bracket of a macro is not closed, or by one of the other kind: EPICS takes what follows for its name.",
  check: (item, { macros }) => {
    if (macros === "expanded" || !item.text.includes("$")) return [];
    return wordsOf(item).flatMap((word) => {
      const broken = word.text.includes("$") ? brokenMacro(word.text) : undefined;
      if (broken === undefined) return [];
      const closer = word.text.charAt(broken.start + 1) === "(" ? ")" : "}";
      const message = `The \`${closer}\` of this macro is missing; EPICS takes what follows for its name.`;
      return [{ span: shifted(broken, inner(word).start), message }];
    });
  },
};
