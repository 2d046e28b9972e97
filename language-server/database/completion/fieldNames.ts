import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver-types";
import type { FieldDefinition } from "../../catalogue/recordTypes.ts";
import type { Database } from "../database.ts";
import { describeField, typeWords } from "../fieldWords.ts";
import type { InRecord } from "./completionContext.ts";

/** In `field(…`. */
export function completeFieldName(database: Database, context: InRecord): readonly CompletionItem[] {
  return offeredFields(context).map(({ field, index }) => ({
    ...fieldItem(database, context, field, index),
    textEdit: { range: context.range, newText: field.name },
  }));
}

/** Where an entry begins: whole fields and the keywords. */
export function completeEntry(database: Database, context: InRecord): readonly CompletionItem[] {
  const { range } = context;
  const keywords = ["field", "info", "alias", "include"].map((keyword) => ({
    label: keyword,
    kind: CompletionItemKind.Keyword,
    sortText: `0${keyword}`,
    insertTextFormat: InsertTextFormat.Snippet,
    textEdit: { range, newText: keyword === "include" ? 'include "$1"' : `${keyword}($1)` },
  }));
  const fields = offeredFields(context).map(({ field, index }) => ({
    ...fieldItem(database, context, field, index),
    insertTextFormat: InsertTextFormat.Snippet,
    filterText: `${field.name} field(${field.name}`,
    textEdit: { range, newText: `field(${field.name}, "$1")` },
  }));
  return [...keywords, ...fields];
}

/** Not yet set, or the one being written; those meant to be set first, in the order of the record type. */
function offeredFields({ record, type, entry }: InRecord): readonly {
  readonly field: FieldDefinition;
  readonly index: number;
}[] {
  const others = (record.body?.entries ?? []).filter((each) => each.start !== entry?.start);
  const set = new Set(others.flatMap((each) => (each.kind === "field" ? (each.name?.text ?? []) : [])));
  return type.fields
    .map((field, index) => ({ field, index }))
    .filter(({ field, index }) => index > 0 && field.type !== "NOACCESS" && !set.has(field.name));
}

function fieldItem(database: Database, { type }: InRecord, field: FieldDefinition, index: number): CompletionItem {
  return {
    label: field.name,
    kind: CompletionItemKind.Field,
    detail: field.prompt === "" ? typeWords(field) : `${field.prompt} · ${typeWords(field)}`,
    documentation: { kind: "markdown", value: describeField(field, type, database.types) },
    sortText: `${field.group === undefined ? "2" : "1"}${String(index).padStart(4, "0")}`,
  };
}
