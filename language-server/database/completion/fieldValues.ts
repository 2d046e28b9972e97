import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { Database } from "../database.ts";
import { defaultWords } from "../fieldWords.ts";
import { isLink } from "../isLink.ts";
import type { ValueContext } from "./completionContext.ts";
import { completeJsonLink } from "./jsonLinks.ts";
import { completeLink } from "./linkValues.ts";

export function completeValue(database: Database, context: ValueContext): readonly CompletionItem[] {
  const { types } = database;
  const field = context.type.field(context.field);
  if (field === undefined) return [];
  const initial = defaultWords(field, context.type, types);
  if (field.type === "MENU") return choices(types.menu(field.menu ?? "") ?? [], initial, context);
  if (field.type === "DEVICE")
    return choices(
      context.type.devices.map(({ choice }) => choice),
      initial,
      context,
    );
  if (!isLink(field)) return [];
  return context.quote === "" && context.value.startsWith("{")
    ? completeJsonLink(types.links, context, field)
    : completeLink(database, context, field);
}

function choices(
  offered: readonly string[],
  initial: string | undefined,
  { range, quote }: ValueContext,
): readonly CompletionItem[] {
  return offered.map((choice, index) => ({
    label: choice,
    kind: CompletionItemKind.EnumMember,
    ...(choice === initial && { detail: "default" }),
    sortText: String(index).padStart(3, "0"),
    textEdit: { range, newText: quote === "" ? `"${choice}"` : choice },
  }));
}
