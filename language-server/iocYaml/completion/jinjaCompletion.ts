import { CompletionItemKind, InsertTextFormat, type CompletionItem, type Range } from "vscode-languageserver-types";
import { JINJA_FILTERS } from "../../catalogue/jinjaFilters.ts";
import { GLOBAL_MEMBERS } from "../../catalogue/jinjaNames.ts";
import { TEST_NAMES } from "../../syntax/jinja/jinjaNames.ts";
import type { IocAnalysis } from "../analysis.ts";
import { markdown, typeWords } from "../documentation.ts";
import { defineWords, scopeDocumentation } from "../jinja/jinjaDocumentation.ts";
import { entityAttributes, jinjaScope, type ScopeName } from "../jinja/jinjaScope.ts";
import { objectModels } from "../jinja/objectModels.ts";
import { snippetText } from "../../syntax/yaml/yamlText.ts";
import type { JinjaContext } from "./jinjaContext.ts";

const STATEMENTS: Readonly<Record<string, string>> = {
  if: "if ${1:condition}",
  elif: "elif ${1:condition}",
  else: "else",
  endif: "endif",
  for: "for ${1:item} in ${2:list}",
  endfor: "endfor",
  set: "set ${1:name} = ${2:value}",
};
const OPERATORS = ["if", "else", "and", "or", "not", "in", "is"];
// One entity type for each would be too much to choose from.
const MOST_MODELS = 50;

/** `word`: of the name at the cursor. */
export function jinjaCompletion(context: JinjaContext, word: Range, analysis: IocAnalysis): readonly CompletionItem[] {
  const { before, place, isStatement } = context;
  if (isInText(before)) return [];
  const item = (label: string, kind: CompletionItemKind, snippet = snippetText(label)): CompletionItem => ({
    label,
    kind,
    textEdit: { range: word, newText: snippet },
    insertTextFormat: InsertTextFormat.Snippet,
  });
  if (/\|\s*\w*$/.test(before)) {
    return JINJA_FILTERS.map(({ name, description }) => ({
      ...item(name, CompletionItemKind.Function),
      ...(description !== "" && { documentation: markdown([description]) }),
      sortText: `${description === "" ? 1 : 0}${name}`,
    }));
  }
  const attribute = /(?<![\w.\])])([A-Za-z_]\w*)\s*\.\s*\w*$/.exec(before)?.[1];
  if (attribute === "_global") {
    return GLOBAL_MEMBERS.map(({ name, snippet, description }) => ({
      ...item(name, snippet.includes("(") ? CompletionItemKind.Method : CompletionItemKind.Property, snippet),
      documentation: markdown([description]),
    }));
  }
  if (attribute !== undefined) return attributes(attribute, context, analysis, item);
  if (/\.\s*\w*$/.test(before)) return [];
  if (/\bis\s+(?:not\s+)?\w*$/.test(before))
    return [...TEST_NAMES].filter((name) => /^\w+$/.test(name)).map((name) => item(name, CompletionItemKind.Function));
  if (isStatement && /^[-+]?\s*\w*$/.test(before))
    return Object.entries(STATEMENTS).map(([name, snippet]) => item(name, CompletionItemKind.Keyword, snippet));
  const names = jinjaScope(place, analysis.catalogue.ibekVersion).map((name, order) =>
    described(name, order, item(name.name, kindOf(name))),
  );
  // A value is there: what may follow it is no name.
  const isBehindValue = /[\w)\]"']\s+\w*$/.test(before);
  const operators = OPERATORS.map((name) => ({ ...item(name, CompletionItemKind.Operator), sortText: `8${name}` }));
  return isBehindValue ? [...operators, ...names] : names;
}

function attributes(
  object: string,
  { place }: JinjaContext,
  analysis: IocAnalysis,
  item: (label: string, kind: CompletionItemKind) => CompletionItem,
): readonly CompletionItem[] {
  const names = new Map<string, CompletionItem>();
  for (const model of objectModels(object, place, analysis).slice(0, MOST_MODELS)) {
    for (const name of entityAttributes(model)) {
      if (names.has(name.name)) continue;
      const plain = described(name, names.size, item(name.name, kindOf(name)));
      names.set(name.name, { ...plain, documentation: scopeDocumentation(name, model.type) });
    }
  }
  return [...names.values()];
}

function described(name: ScopeName, order: number, item: CompletionItem): CompletionItem {
  const detail = detailOf(name);
  const later = name.kind === "parameter" && name.later;
  return {
    ...item,
    ...(detail !== "" && { detail }),
    documentation: scopeDocumentation(name),
    sortText: `${later ? 9 : name.kind === "known" ? 7 : 0}${String(order).padStart(4, "0")}`,
  };
}

function detailOf(name: ScopeName): string {
  switch (name.kind) {
    case "parameter":
      return name.later ? `${typeWords(name.parameter)}; not rendered yet here` : typeWords(name.parameter);
    case "define":
      return defineWords(name.define);
    case "variable":
      return name.counts ? "position in the repeat" : "value of the repeat";
    case "known":
      return "";
  }
}

function kindOf(name: ScopeName): CompletionItemKind {
  switch (name.kind) {
    case "parameter":
      return name.parameter.type.kind === "object" ? CompletionItemKind.Reference : CompletionItemKind.Variable;
    case "define":
      return CompletionItemKind.Constant;
    case "variable":
      return CompletionItemKind.Variable;
    case "known":
      return CompletionItemKind.Module;
  }
}

/** Whether a quote is open: `{{ _global.get("`. A backslash belongs to the quotes of YAML around. */
function isInText(before: string): boolean {
  let quote: string | undefined;
  for (const character of before) {
    if (quote === undefined && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = undefined;
  }
  return quote !== undefined;
}
