// What Jinja itself offers at a place of an expression, in whichever file that is.
import { CompletionItemKind, InsertTextFormat, type CompletionItem, type Range } from "vscode-languageserver-types";
import { TEST_NAMES } from "../syntax/jinja/jinjaNames.ts";
import { snippetText } from "../syntax/yaml/yamlText.ts";
import { JINJA_FILTERS } from "./jinjaFilters.ts";
import { GLOBAL_MEMBERS } from "./jinjaNames.ts";

/** `before`: from the opening braces to the cursor, without them; it ends in the word that is being typed. */
export type JinjaOffers =
  /** All there is to offer. */
  | { readonly kind: "items"; readonly items: readonly CompletionItem[] }
  /** The attributes of a value. */
  | { readonly kind: "attributes"; readonly object: string }
  /** All names, and what may stand beside them. */
  | { readonly kind: "names"; readonly beside: readonly CompletionItem[] };

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

/** `word`: of the name at the cursor. `isStatement`: `{% … %}` instead of `{{ … }}`. */
export function jinjaOffers(before: string, isStatement: boolean, word: Range): JinjaOffers {
  const item = (label: string, kind: CompletionItemKind, snippet?: string): CompletionItem =>
    jinjaItem(label, kind, word, snippet);
  if (isInText(before)) return items([]);
  if (/\|\s*\w*$/.test(before)) {
    const filters = JINJA_FILTERS.filter(({ isEvaluated }) => isEvaluated).map(({ name, description }) => ({
      ...item(name, CompletionItemKind.Function),
      ...(description !== "" && documented(description)),
      sortText: `${description === "" ? 1 : 0}${name}`,
    }));
    return items(filters);
  }
  const object = /(?<![\w.\])])([A-Za-z_]\w*)\s*\.\s*\w*$/.exec(before)?.[1];
  if (object === "_global") {
    const members = GLOBAL_MEMBERS.map(({ name, snippet, description }) => ({
      ...item(name, snippet.includes("(") ? CompletionItemKind.Method : CompletionItemKind.Property, snippet),
      ...documented(description),
    }));
    return items(members);
  }
  if (object !== undefined) return { kind: "attributes", object };
  if (/\.\s*\w*$/.test(before)) return items([]);
  if (/\bis\s+(?:not\s+)?\w*$/.test(before)) {
    const tests = [...TEST_NAMES].filter((name) => /^\w+$/.test(name));
    return items(tests.map((name) => item(name, CompletionItemKind.Function)));
  }
  if (isStatement && /^[-+]?\s*\w*$/.test(before))
    return items(Object.entries(STATEMENTS).map(([name, snippet]) => item(name, CompletionItemKind.Keyword, snippet)));
  // A value is there: what may follow it is no name.
  const isBehindValue = /[\w)\]"']\s+\w*$/.test(before);
  const operators = OPERATORS.map((name) => ({ ...item(name, CompletionItemKind.Operator), sortText: `8${name}` }));
  return { kind: "names", beside: isBehindValue ? operators : [] };
}

export function jinjaItem(label: string, kind: CompletionItemKind, word: Range, snippet?: string): CompletionItem {
  return {
    label,
    kind,
    textEdit: { range: word, newText: snippet ?? snippetText(label) },
    insertTextFormat: InsertTextFormat.Snippet,
  };
}

function documented(value: string): Pick<CompletionItem, "documentation"> {
  return { documentation: { kind: "markdown", value } };
}

function items(all: readonly CompletionItem[]): JinjaOffers {
  return { kind: "items", items: all };
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
