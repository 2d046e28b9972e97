import { CompletionItemKind, type CompletionItem, type Position, type Range } from "vscode-languageserver-types";
import { jinjaItem, jinjaOffers } from "../../catalogue/jinjaOffers.ts";
import { IBEK_NAMES, JINJA_NAMES, type KnownName } from "../../catalogue/jinjaNames.ts";
import { newerThan } from "../../catalogue/newerThan.ts";
import type { SupportAnalysis } from "../analysis.ts";
import type { CheckedModel } from "../checkedModel.ts";
import { variableText } from "../hover.ts";
import { modelAt } from "../modelAt.ts";
import type { Variable } from "../supportModel.ts";
import { cursorPath, readLine } from "./cursorPath.ts";

// Further back nobody's expression begins.
const BOUND = 2_000;

/** Inside `{{ }}` and `{% %}`, and in an assertion, which is an expression without braces; undefined elsewhere. */
export function jinjaCompletion(analysis: SupportAnalysis, position: Position): readonly CompletionItem[] | undefined {
  const { lines } = analysis;
  const offset = lines.offsetAt(position);
  const opened = openedBefore(lines.text, offset) ?? assertion(lines.line(position.line).slice(0, position.character));
  const located = modelAt(analysis, offset);
  if (opened === undefined || located === undefined) return undefined;
  const written = /\w*$/.exec(opened.before)?.[0].length ?? 0;
  const more = /^\w*/.exec(lines.text.slice(offset, offset + BOUND))?.[0].length ?? 0;
  const word = lines.rangeOf({ start: offset - written, end: offset + more });
  const offers = jinjaOffers(opened.before, opened.isStatement, word);
  if (offers.kind === "items") return offers.items;
  if (offers.kind === "attributes") return attributes(offers.object, located.checked, analysis, word);
  const own = visible(analysis, located.checked, position).map((variable, order) =>
    variableItem(variable, order, word),
  );
  const known = [...IBEK_NAMES, ...JINJA_NAMES].filter(({ since }) => !newerThan(since, analysis.ibekVersion));
  return [...own, ...offers.beside, ...known.map((name) => knownItem(name, word))];
}

interface Opened {
  readonly before: string;
  readonly isStatement: boolean;
}

function openedBefore(text: string, offset: number): Opened | undefined {
  const before = text.slice(Math.max(0, offset - BOUND), offset);
  const at = Math.max(before.lastIndexOf("{{"), before.lastIndexOf("{%"));
  if (at < 0 || /[%}]\}/.test(before.slice(at + 2))) return undefined;
  // What is open over several keys has not been closed by mistake.
  if (/\n *[\w-]+:(?: |\n)/.test(before.slice(at))) return undefined;
  return { before: before.slice(at + 2), isStatement: before[at + 1] === "%" };
}

function assertion(before: string): Opened | undefined {
  const expression = /^[ -]*assert: +(?:["'])?(.*)$/.exec(before.slice(0, BOUND))?.[1];
  return expression === undefined ? undefined : { before: expression, isStatement: false };
}

/** In a default or define what is evaluated before it comes first; a later define is not there at all. */
function visible({ lines }: SupportAnalysis, { model }: CheckedModel, position: Position): readonly Variable[] {
  const line = readLine(lines.line(position.line));
  const column = line?.column ?? position.character;
  const dash = line !== undefined && line.indent < line.column ? line.indent : undefined;
  const { names } = cursorPath(lines, position.line, column, dash);
  // Behind `P: {` on one line the key of the line is the last of them.
  const [, list, name] = [...names, line?.name];
  const current = model.allVariables.find((each) => each.list === list && each.name === name);
  if (current === undefined) return model.allVariables;
  const seen = model.allVariables.filter((each) => each.list === "parameters" || each.order < current.order);
  const isLater = (each: Variable): number => (each.order >= current.order ? 1 : 0);
  return seen.filter((each) => each !== current).sort((a, b) => isLater(a) - isLater(b) || a.order - b.order);
}

/** Of an object: what the models have that have all the attributes which are used of it so far. */
function attributes(
  object: string,
  { model, templates }: CheckedModel,
  { catalogue, models, module }: SupportAnalysis,
  word: Range,
): readonly CompletionItem[] {
  if (model.variables.get(object)?.type !== "object") return [];
  const used = templates
    .flatMap(({ uses }) => uses)
    .flatMap(({ name, attribute }) => (name === object && attribute ? [attribute.name] : []));
  const own = models.map(({ checked }) => ({
    type: `${module ?? ""}.${checked.model.name ?? ""}`,
    names: [...checked.model.variables.keys()],
  }));
  const others = [...catalogue.models.values()]
    .filter(({ module: of }) => of !== module)
    .map(({ type, attributes: names }) => ({ type, names: [...names] }));
  const all = [...own, ...others];
  const shared = used.filter((name) => all.some(({ names }) => names.includes(name)));
  const fitting = all.filter(({ names }) => shared.every((name) => names.includes(name)));
  const found = new Map<string, string>();
  for (const { type, names } of fitting) for (const name of names) if (!found.has(name)) found.set(name, type);
  return [...found].slice(0, 500).map(([name, type]) => ({
    ...jinjaItem(name, CompletionItemKind.Property, word),
    detail: type,
    sortText: `${used.includes(name) ? 0 : 1}${name}`,
  }));
}

function variableItem(variable: Variable, order: number, word: Range): CompletionItem {
  const kind = variable.type === "object" ? CompletionItemKind.Reference : CompletionItemKind.Variable;
  return {
    ...jinjaItem(variable.name, variable.list === "parameters" ? kind : CompletionItemKind.Constant, word),
    detail: variable.type ?? "",
    documentation: { kind: "markdown", value: variableText(variable) },
    sortText: `0${String(order).padStart(4, "0")}`,
  };
}

function knownItem({ name, description }: KnownName, word: Range): CompletionItem {
  const item = jinjaItem(name, CompletionItemKind.Module, word);
  return { ...item, documentation: { kind: "markdown", value: description }, sortText: `7${name}` };
}
