import { CompletionItemKind, type CompletionItem, type Range } from "vscode-languageserver-types";
import { jinjaItem, jinjaOffers } from "../../catalogue/jinjaOffers.ts";
import type { IocAnalysis } from "../analysis.ts";
import { typeWords } from "../documentation.ts";
import { defineWords, scopeDocumentation } from "../jinja/jinjaDocumentation.ts";
import { entityAttributes, jinjaScope, type ScopeName } from "../jinja/jinjaScope.ts";
import { objectModels } from "../jinja/objectModels.ts";
import type { JinjaContext } from "./jinjaContext.ts";

// One entity type for each would be too much to choose from.
const MOST_MODELS = 50;

/** `word`: of the name at the cursor. */
export function jinjaCompletion(context: JinjaContext, word: Range, analysis: IocAnalysis): readonly CompletionItem[] {
  const { before, place, isStatement } = context;
  const item = (label: string, kind: CompletionItemKind): CompletionItem => jinjaItem(label, kind, word);
  const offers = jinjaOffers(before, isStatement, word);
  if (offers.kind === "items") return offers.items;
  if (offers.kind === "attributes") return attributes(offers.object, context, analysis, item);
  const names = jinjaScope(place, analysis.catalogue.ibekVersion).map((name, order) =>
    described(name, order, item(name.name, kindOf(name))),
  );
  return [...offers.beside, ...names];
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
