import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type Position,
  type Range,
} from "vscode-languageserver-types";
import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import type { IocAnalysis } from "../analysis.ts";
import { modelDocumentation, parameterDocumentation, typeWords } from "../documentation.ts";
import { cursorContext, type CursorContext } from "./cursorContext.ts";
import { entitySnippet, valueSnippet } from "./entitySnippet.ts";
import { jinjaCompletion } from "./jinjaCompletion.ts";
import { jinjaContext } from "./jinjaContext.ts";
import { offeredValues } from "./parameterValues.ts";
import { snippetText } from "../../syntax/yaml/yamlText.ts";
import type { WrittenEntity } from "./writtenEntity.ts";

const ENABLED = "entity_enabled";

export function completion(analysis: IocAnalysis, position: Position): readonly CompletionItem[] {
  const offset = analysis.lines.offsetAt(position);
  const jinja = jinjaContext(analysis, offset);
  if (jinja) return jinjaCompletion(jinja, wordAt(analysis, offset), analysis);
  const context = cursorContext(analysis, position);
  switch (context?.kind) {
    case undefined:
      return [];
    case "topLevelName":
      return topLevelNames(analysis, context);
    case "newEntity":
      return spaced(newEntities(analysis, context.word, context.dash), context.glued);
    case "name":
      return names(analysis, context);
    case "value":
      return spaced(values(analysis, context), context.glued);
  }
}

/** YAML wants a space behind a dash or a colon. */
function spaced(items: readonly CompletionItem[], glued: boolean): readonly CompletionItem[] {
  if (!glued) return items;
  return items.map((each): CompletionItem => {
    const { textEdit } = each;
    return textEdit ? { ...each, textEdit: { ...textEdit, newText: ` ${textEdit.newText}` } } : each;
  });
}

/** Letters, digits and underscores on both sides. */
function wordAt({ lines }: IocAnalysis, offset: number): Range {
  const { line, character } = lines.positionAt(offset);
  const text = lines.line(line);
  const before = /\w*$/.exec(text.slice(0, character))?.[0].length ?? 0;
  const behind = /^\w*/.exec(text.slice(character))?.[0].length ?? 0;
  return { start: { line, character: character - before }, end: { line, character: character + behind } };
}

function topLevelNames(
  { file }: IocAnalysis,
  { word, hasColon }: CursorContext & { kind: "topLevelName" },
): readonly CompletionItem[] {
  const present = new Set(file.top?.map(({ field }) => field.name));
  const snippets = {
    ioc_name: "\"{{ _global.get_env('IOC_NAME') }}\"",
    description: "${1}",
    entities: "\n  - type: ${1}",
  };
  return Object.entries(snippets)
    .filter(([name]) => !present.has(name))
    .map(([name, value]) => item(name, CompletionItemKind.Property, word, hasColon ? name : `${name}: ${value}`));
}

function newEntities(analysis: IocAnalysis, word: Range, dash: boolean): readonly CompletionItem[] {
  if (!dash) return [item("- type:", CompletionItemKind.Struct, word, "- type: $0")];
  const here = analysis.lines.lineStart(word.start.line);
  const index = analysis.entities.filter(({ start }) => start < here).length;
  return [...analysis.catalogue.models.values()].map((model) => ({
    ...item(
      model.type,
      CompletionItemKind.Class,
      word,
      `type: ${entitySnippet(analysis, model, index, { style: "lines", indent: "  " })}`,
    ),
    ...described(model),
  }));
}

function names(
  analysis: IocAnalysis,
  { entity, word, hasColon, style }: CursorContext & { kind: "name" },
): readonly CompletionItem[] {
  const type = entity.values.get("type");
  const model = type === undefined ? undefined : analysis.catalogue.models.get(unquoted(type));
  const offered = [...(model?.parameters.values() ?? [])].filter(({ name }) => !entity.values.has(name));
  const items = offered.map((parameter, order): CompletionItem => {
    const snippet =
      hasColon || !model
        ? snippetText(parameter.name)
        : valueSnippet(analysis, model, parameter, reachOf(entity), 1, style);
    return {
      ...item(parameter.name, CompletionItemKind.Property, word, snippet),
      detail: typeWords(parameter),
      documentation: parameterDocumentation(parameter),
      // What must be given first, then in the order the definition has.
      sortText: `${parameter.default === undefined ? 0 : 1}${String(order).padStart(4, "0")}`,
    };
  });
  if (type === undefined) items.unshift(item("type", CompletionItemKind.Keyword, word, hasColon ? "type" : "type: "));
  if (!entity.values.has(ENABLED) && type !== undefined) {
    const snippet = hasColon ? ENABLED : `${ENABLED}: \${1|false,true|}`;
    items.push({
      ...item(ENABLED, CompletionItemKind.Property, word, snippet),
      sortText: "9",
      detail: "bool, default true",
    });
  }
  return items;
}

/** Index of the entity above which ids can be referred to: repeats are made when all others are there. */
function reachOf({ index, variables }: WrittenEntity): number {
  return variables.length > 0 ? Infinity : index;
}

function values(analysis: IocAnalysis, context: CursorContext & { kind: "value" }): readonly CompletionItem[] {
  const { name, entity, word } = context;
  if (name === "type") return types(analysis, context);
  if (name === ENABLED) return ["true", "false"].map((text) => item(text, CompletionItemKind.Value, word, text));
  const model = analysis.catalogue.models.get(unquoted(entity.values.get("type") ?? ""));
  const parameter = model?.parameters.get(name);
  if (!model || !parameter) return [];
  const isUnmapped = parameter.type.kind === "enum" && entity.variables.length > 0;
  const kind = parameter.type.kind === "object" ? CompletionItemKind.Reference : CompletionItemKind.EnumMember;
  return offeredValues(analysis, parameter, model.type, reachOf(entity)).map(({ text, detail }, order) => ({
    ...item(text, kind, word, snippetText(text)),
    ...(detail !== undefined && {
      detail: isUnmapped ? `stays ${text}: in a repeat ibek does not make it ${detail}` : detail,
    }),
    sortText: String(order).padStart(4, "0"),
  }));
}

/** With the parameters that must be given, unless some are there already. */
function types(
  analysis: IocAnalysis,
  { entity, word, style }: CursorContext & { kind: "value" },
): readonly CompletionItem[] {
  const isBare = entity.values.size === 0;
  // Editors indent a snippet's further lines like its first one, which has the dash where ours have a name.
  const line = analysis.lines.line(word.start.line);
  const indent = " ".repeat(Math.max(entity.column - (/^\s*/.exec(line)?.[0].length ?? 0), 0));
  return [...analysis.catalogue.models.values()].map((model) => {
    const snippet = isBare
      ? entitySnippet(analysis, model, reachOf(entity), { style, indent })
      : snippetText(model.type);
    return { ...item(model.type, CompletionItemKind.Class, word, snippet), ...described(model) };
  });
}

function described(model: EntityModel): Pick<CompletionItem, "detail" | "documentation"> {
  return { detail: model.description.trim().split("\n", 1)[0] ?? "", documentation: modelDocumentation(model) };
}

function item(label: string, kind: CompletionItemKind, range: Range, snippet: string): CompletionItem {
  return { label, kind, textEdit: { range, newText: snippet }, insertTextFormat: InsertTextFormat.Snippet };
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, "$2");
}
