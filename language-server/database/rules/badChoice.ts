import { DiagnosticSeverity } from "vscode-languageserver-types";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { parseChoiceNumber } from "../../syntax/database/numberText.ts";
import { changeTo } from "../fix.ts";
import { inner } from "../inner.ts";
import type { FieldRule, FieldUse, Problem } from "../rule.ts";
import { cannotSet, refusal } from "../severity.ts";

export const badChoice: FieldRule = {
  kind: "field",
  code: "bad-choice",
  severity: DiagnosticSeverity.Error,
  description:
    "Neither a choice of the field's menu nor its number. A warning for types of support modules, whose releases differ.",
  check: (field, { types }) => {
    if (field.definition.type !== "MENU" || field.text.certainty === "partial") return [];
    const choices = types.menu(field.definition.menu ?? "");
    return choices === undefined ? [] : checkChoice(field, choices, `using menu ${field.definition.menu ?? ""}`);
  },
};

/** A choice or its number; EPICS takes one number too many as well. */
export function checkChoice(field: FieldUse, choices: readonly string[], which: string): readonly Problem[] {
  const { text } = field.text;
  if (choices.includes(text)) return [];
  const span = inner(field.value);
  const severity = refusal(field);
  const index = parseChoiceNumber(text);
  if (index !== undefined) {
    if (!(index > choices.length && choices.length > 0 && index < 65_535)) return [];
    const message = `${cannotSet(field)}: the menu has choices 0 to ${choices.length - 1}.`;
    return [{ span, message, severity }];
  }
  const meant = nearestChoice(text, choices);
  const message = `${cannotSet(field)} ${which} : Illegal choice${didYouMean(meant)}`;
  return [{ span, message, severity, fixes: changeTo(meant, span) }];
}

function nearestChoice(text: string, choices: readonly string[]): string | undefined {
  const same = choices.find(
    (choice) => choice.toLowerCase().replaceAll(" ", "") === text.toLowerCase().replaceAll(" ", ""),
  );
  return same ?? closestName(text, choices) ?? choices.find((choice) => text.length > 2 && choice.startsWith(text));
}
