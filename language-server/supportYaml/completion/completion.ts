import {
  CompletionItemKind,
  InsertTextFormat,
  type CompletionItem,
  type Position,
  type Range,
} from "vscode-languageserver-types";
import { snippetChoice, snippetText, yamlText } from "../../syntax/yaml/yamlText.ts";
import type { SupportAnalysis } from "../analysis.ts";
import { newerThan } from "../../catalogue/newerThan.ts";
import { modelAt } from "../modelAt.ts";
import type { KeyShape, Shape } from "../shape/shape.ts";
import { cursorContext, type CursorContext } from "./cursorContext.ts";
import { jinjaCompletion } from "./jinjaCompletion.ts";
import { objectOfPath, shapeOfPath, unquoted } from "./shapeOfPath.ts";

export function completion(analysis: SupportAnalysis, position: Position): readonly CompletionItem[] {
  const jinja = jinjaCompletion(analysis, position);
  if (jinja) return jinja;
  const context = cursorContext(analysis.lines, position);
  const shape = context && shapeOfPath(context.names);
  if (context === undefined || shape === undefined) return [];
  return context.kind === "name" ? names(context, shape, analysis) : values(context, shape, analysis);
}

type NameContext = Extract<CursorContext, { kind: "name" }>;
type ValueContext = Extract<CursorContext, { kind: "value" }>;

function names(context: NameContext, shape: Shape, analysis: SupportAnalysis): readonly CompletionItem[] {
  if (shape.kind === "named")
    return context.names.at(-1) === "args" || context.names.at(-1) === "ui_macros" ? macros(context, analysis) : [];
  const object = objectOfPath(shape, context.siblings);
  if (object === undefined) return [];
  const missing = [...object.keys].filter(
    ([name, { since }]) => !context.siblings.has(name) && !newerThan(since, analysis.ibekVersion),
  );
  return missing.map(([name, key], order) => ({
    ...item(
      name,
      CompletionItemKind.Property,
      context.word,
      context.hasColon ? name : keySnippet(name, key, context.isFlow),
    ),
    detail: key.required ? "must be given" : key.default === undefined ? "" : `default ${key.default}`,
    documentation: { kind: "markdown", value: key.description },
    sortText: `${key.required ? 0 : 1}${String(order).padStart(3, "0")}`,
  }));
}

/** The key, and the beginning of what stands behind it. */
function keySnippet(name: string, { shape }: KeyShape, isFlow: boolean): string {
  switch (shape.kind) {
    case "word":
      return `${name}: ${snippetChoice(
        1,
        shape.words.map(({ text }) => text),
      )}`;
    case "converted":
      return `${name}: ${shape.type.kind === "bool" ? snippetChoice(1, ["true", "false"]) : "${1}"}`;
    case "list":
    case "scratch":
      return isFlow ? `${name}: [\${1}]` : `${name}:\n  - \${1}`;
    case "named":
    case "object":
    case "typed":
      return isFlow ? `${name}: {\${1}}` : `${name}:\n  \${1}`;
    case "anything":
    case "text":
      return `${name}: \${1}`;
  }
}

/** A template's macros: mostly parameters and defines under their own name. */
function macros(
  { word, siblings, hasColon, isFlow }: NameContext,
  analysis: SupportAnalysis,
): readonly CompletionItem[] {
  const located = modelAt(analysis, analysis.lines.offsetAt(word.start));
  const variables = located?.checked.model.allVariables ?? [];
  return variables
    .filter(({ name }) => !siblings.has(name))
    .map(({ name, type }, order) => ({
      ...item(
        name,
        CompletionItemKind.Variable,
        word,
        `${snippetText(yamlText(name))}${hasColon || isFlow ? "" : ":"}`,
      ),
      detail: type ?? "",
      sortText: String(order).padStart(4, "0"),
    }));
}

function values(context: ValueContext, shape: Shape, analysis: SupportAnalysis): readonly CompletionItem[] {
  const { name, word, names: path } = context;
  const key = objectOfPath(shape, context.siblings)?.keys.get(name);
  if (path.at(-1) === "sub_entities" && name === "type") return types(word, analysis);
  if (path.at(-1) === "databases" && name === "file") return databases(word, analysis);
  if (path.at(-2) === "parameters" && name === "default") return defaults(context, analysis);
  const mapping = shape.kind === "list" ? shape.item : shape;
  const words =
    mapping.kind === "typed" && name === "type"
      ? typeWords(mapping)
      : key?.shape.kind === "word"
        ? key.shape.words
        : [];
  if (key?.shape.kind === "converted" && key.shape.type.kind === "bool")
    return ["true", "false"].map((text) => item(text, CompletionItemKind.Value, word, text));
  return words.map(({ text, description }, order) => ({
    ...item(text, CompletionItemKind.EnumMember, word, text),
    documentation: { kind: "markdown", value: description },
    sortText: String(order).padStart(2, "0"),
  }));
}

/** Each type's own `type` key says what it is. */
function typeWords({
  objects,
}: Extract<Shape, { kind: "typed" }>): readonly { readonly text: string; readonly description: string }[] {
  return [...objects].map(([text, { keys }]) => {
    const shape = keys.get("type")?.shape;
    const word = shape?.kind === "word" ? shape.words.find((each) => each.text === text) : undefined;
    return { text, description: word?.description ?? "" };
  });
}

function types(word: Range, { catalogue, models, module }: SupportAnalysis): readonly CompletionItem[] {
  const own = models.flatMap(({ checked: { model } }) =>
    model.name === undefined ? [] : [`${module ?? ""}.${model.name}`],
  );
  const others = [...catalogue.models.values()].filter((model) => model.module !== module);
  const described = new Map(others.map(({ type, description }) => [type, description.trim().split("\n", 1)[0] ?? ""]));
  return [...own, ...described.keys()].map((type) => ({
    ...item(type, CompletionItemKind.Class, word, snippetText(type)),
    detail: described.get(type) ?? "",
  }));
}

function databases(word: Range, { files }: SupportAnalysis): readonly CompletionItem[] {
  return [...files.keys()]
    .filter((name) => /\.(?:db|template|vdb)$/.test(name))
    .sort()
    .map((name) => item(name, CompletionItemKind.File, word, snippetText(name)));
}

/** The labels of an enum. */
function defaults({ word, siblings, names: path }: ValueContext, analysis: SupportAnalysis): readonly CompletionItem[] {
  if (unquoted(siblings.get("type") ?? "") === "bool")
    return ["true", "false"].map((text) => item(text, CompletionItemKind.Value, word, text));
  const located = modelAt(analysis, analysis.lines.offsetAt(word.start));
  const values = located?.checked.model.variables.get(path.at(-1) ?? "")?.keys.get("values")?.value;
  if (values?.kind !== "map") return [];
  return values.entries.flatMap(({ key }) => {
    if (key.kind !== "scalar") return [];
    const text = key.type === "string" ? yamlText(key.text) : key.text;
    return [item(text, CompletionItemKind.EnumMember, word, snippetText(text))];
  });
}

function item(label: string, kind: CompletionItemKind, range: Range, snippet: string): CompletionItem {
  return { label, kind, textEdit: { range, newText: snippet }, insertTextFormat: InsertTextFormat.Snippet };
}
