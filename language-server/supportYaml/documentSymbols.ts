import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import type { Field } from "../syntax/yaml/mapFields.ts";
import { writtenEnd } from "../syntax/yaml/writtenEnd.ts";
import { shifted, type Span } from "../text/span.ts";
import type { LocatedModel, SupportAnalysis } from "./analysis.ts";
import { isMerged } from "./fix.ts";
import { textOf, type Database, type SubEntity, type Variable } from "./supportModel.ts";

/** The entity models with their parameters, defines, databases and sub-entities. */
export function documentSymbols(analysis: SupportAnalysis): readonly DocumentSymbol[] {
  const { lines, file, models } = analysis;
  return (file.top ?? []).map(({ start, field }): DocumentSymbol => {
    const name = shifted(field.nameSpan, start);
    const isList = field.name === "entity_models";
    const children = isList ? models.map((located) => modelSymbol(located, analysis)) : undefined;
    const last = children?.at(-1);
    const end = last ? lines.offsetAt(last.range.end) : Math.max(shifted(field.valueSpan, start).end, name.end);
    return {
      name: field.name || "?",
      detail: textOf(field) ?? "",
      kind: isList ? SymbolKind.Array : SymbolKind.Property,
      range: lines.rangeOf({ start: name.start, end }),
      selectionRange: lines.rangeOf(name),
      ...(children && { children }),
    };
  });
}

function modelSymbol({ start, checked: { model, placed } }: LocatedModel, { lines }: SupportAnalysis): DocumentSymbol {
  const text = placed.piece.text;
  const symbol = (name: string, detail: string, kind: SymbolKind, whole: Span, head: Span): DocumentSymbol => {
    const range = { start: Math.min(whole.start, head.start), end: Math.max(whole.end, head.end) };
    return {
      name: name.trim() === "" ? "?" : name.trim(),
      detail,
      kind,
      range: lines.rangeOf(shifted(range, start)),
      selectionRange: lines.rangeOf(shifted(head, start)),
    };
  };
  const ofField = (name: string, detail: string, kind: SymbolKind, field: Field): DocumentSymbol =>
    symbol(name, detail, kind, { start: field.nameSpan.start, end: fieldEnd(field, text) }, field.nameSpan);
  const variables = model.allVariables.map((each) => ofField(each.name, detailOf(each), kindOf(each), each.field));
  const databases = model.databases.flatMap(({ file }: Database) =>
    file ? [symbol(textOf(file) ?? "", "database", SymbolKind.File, file.valueSpan, file.valueSpan)] : [],
  );
  const subs = model.subEntities.flatMap(({ keys }: SubEntity) => {
    const type = keys.get("type");
    return type ? [symbol(textOf(type) ?? "", "sub-entity", SymbolKind.Object, type.valueSpan, type.valueSpan)] : [];
  });
  const nameField = model.keys.get("name");
  const head = nameField?.valueSpan ?? { start: model.span.start, end: model.span.start + 1 };
  const end = model.content?.span === model.span ? writtenEnd(model.content, text) : model.span.end;
  const description = (textOf(model.keys.get("description")) ?? "").trim().split("\n", 1)[0] ?? "";
  return {
    ...symbol(model.name ?? "entity model", description, SymbolKind.Class, { start: model.span.start, end }, head),
    children: [...variables, ...databases, ...subs],
  };
}

function detailOf({ type, list }: Variable): string {
  return list === "parameters" ? (type ?? "") : `${type ?? ""} define`.trim();
}

function kindOf({ list, type }: Variable): SymbolKind {
  if (list !== "parameters") return SymbolKind.Constant;
  return type === "id" ? SymbolKind.Key : type === "enum" ? SymbolKind.Enum : SymbolKind.Field;
}

function fieldEnd(field: Field, text: string): number {
  if (isMerged(field) || field.value === undefined || field.elsewhere) return field.valueSpan.end;
  return writtenEnd(field.value, text);
}
