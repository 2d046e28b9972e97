import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import type { RecordItem } from "../../syntax/database/databaseFile.ts";
import type { Database } from "../database.ts";
import { typeWords } from "../fieldWords.ts";
import { recordNamed } from "../hover.ts";
import type { LinkField } from "../isLink.ts";
import { linkTarget } from "../linkTarget.ts";
import { descriptionOf } from "../symbols.ts";
import type { ValueContext } from "./completionContext.ts";

const MODIFIERS: Readonly<Record<string, string>> = {
  NPP: "does not process the other record",
  PP: "processes the other record first",
  CA: "through Channel Access, even in the same IOC",
  CP: "processes this record when the other one changes",
  CPP: "processes this record when the other one changes, if it is passive",
  NMS: "does not take over alarms",
  MS: "takes over the severity of alarms as a link alarm",
  MSI: "takes over the severity only if it is INVALID",
  MSS: "takes over severity and status",
};

/** The first part of a link: records; behind a dot their fields, behind a space the modifiers. */
export function completeLink(database: Database, context: ValueContext, field: LinkField): readonly CompletionItem[] {
  const { typed, quote } = context;
  if (/^\s*[@#[\d]/.test(typed)) return [];
  if (quote !== "" && /\S\s+\S*$/.test(typed)) return modifiers(context, field);
  const target = linkTarget(typed);
  if (target?.field !== undefined) return fieldsOf(target.record, target.field.span.start, database, context);
  return records(database, context);
}

function records({ file }: Database, { range, quote, record }: ValueContext): readonly CompletionItem[] {
  const found = new Map<string, RecordItem>();
  for (const { item } of file.blocks)
    if (item.kind === "record" && item.name !== undefined && item !== record && !found.has(item.name.text))
      found.set(item.name.text, item);
  return [...found].map(([name, item]) => ({
    label: name,
    kind: CompletionItemKind.Reference,
    detail: [item.type?.text, descriptionOf(item)].filter((part) => part !== undefined && part !== "").join(" · "),
    textEdit: { range, newText: quote === "" ? `"${name}"` : name },
  }));
}

function fieldsOf(name: string, from: number, database: Database, { range }: ValueContext): readonly CompletionItem[] {
  const type = database.types.recordType(recordNamed(name, database)?.type?.text ?? "");
  const start = { ...range.start, character: range.start.character + from };
  return (type?.fields ?? []).map((field, index) => ({
    label: field.name,
    kind: CompletionItemKind.Field,
    detail: field.prompt === "" ? typeWords(field) : `${field.prompt} · ${typeWords(field)}`,
    sortText: `${field.name === "VAL" ? "0" : "1"}${String(index).padStart(4, "0")}`,
    textEdit: { range: { start, end: range.end }, newText: field.name },
  }));
}

function modifiers({ typed, range }: ValueContext, { type }: LinkField): readonly CompletionItem[] {
  const word = /\S*$/.exec(typed)?.[0] ?? "";
  const start = { ...range.start, character: range.start.character + typed.length - word.length };
  const end = { ...start, character: start.character + word.length };
  const offered = Object.entries(MODIFIERS).filter(([name]) =>
    type === "FWDLINK" ? name === "CA" : type === "INLINK" || !name.startsWith("CP"),
  );
  return offered.map(([name, detail], index) => ({
    label: name,
    kind: CompletionItemKind.Keyword,
    detail,
    sortText: String(index),
    textEdit: { range: { start, end }, newText: name },
  }));
}
