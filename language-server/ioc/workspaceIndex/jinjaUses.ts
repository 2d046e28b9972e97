import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { parseTemplate } from "../../syntax/jinja/parseTemplate.ts";
import { templateNames, type TemplateName } from "../../syntax/jinja/templateNames.ts";
import { resolved, type AliasTarget, type Field } from "../../syntax/yaml/mapFields.ts";
import { scalarOffsets } from "../../syntax/yaml/scalarOffsets.ts";
import type { YamlNode, YamlScalar } from "../../syntax/yaml/yamlNode.ts";
import { shifted, type Span } from "../../text/span.ts";
import { looseWords } from "./looseWords.ts";

/** Jinja of which not every name and its place is known. */
export interface UnclearJinja {
  readonly span: Span;
  /** What it may use: all words in it. */
  readonly words: ReadonlySet<string>;
}

/** The names that the Jinja in some values uses. Spans count in the text the values were parsed from. */
export interface JinjaUses {
  readonly names: readonly TemplateName[];
  readonly unclear: readonly UnclearJinja[];
  /** Where a parameter may be meant in a way that is not followed. */
  readonly loose: readonly UnclearJinja[];
}

/** Of ibek's `assert`, whose text is an expression without braces; of everything else, which is a template. */
export type JinjaForm = "template" | "expression";

const OPENING = "{{";

const MAX_DEPTH = 100;

/** Of all strings in a field's value, `target` finding what aliases in it stand for. */
export function jinjaUses(
  text: string,
  field: Field | undefined,
  target: AliasTarget,
  form: JinjaForm = "template",
): JinjaUses {
  if (field === undefined) return NOTHING;
  const found = new Scalars(target);
  // Behind an alias, the text at the spans is another one.
  if (field.elsewhere) found.enterAliased(field.value, field.valueSpan, 0);
  else found.enter(field.value, 0);
  return joinedUses([
    ...found.here.map((scalar) => usesIn(text, scalar, form)),
    ...found.aliased.map(({ span, scalar }) => aliasedUses(span, scalar, form)),
  ]);
}

export function joinedUses(all: readonly JinjaUses[]): JinjaUses {
  return {
    names: all.flatMap(({ names }) => names),
    unclear: all.flatMap(({ unclear }) => unclear),
    loose: all.flatMap(({ loose }) => loose),
  };
}

const NOTHING: JinjaUses = { names: [], unclear: [], loose: [] };

function usesIn(text: string, scalar: YamlScalar, form: JinjaForm): JinjaUses {
  const isTemplate = form === "template";
  if (isTemplate && !hasJinja(scalar.text)) return NOTHING;
  const template = parseTemplate(isTemplate ? scalar.text : `${OPENING}${scalar.text}}}`);
  const { names, local, complete } = templateNames(template);
  const offsets = complete ? scalarOffsets(text, scalar) : undefined;
  const all = wordsOf(scalar.text);
  if (!offsets) return { names: [], unclear: [{ span: scalar.span, words: all }], loose: [] };
  // What a name of the template's own stands for may be any entity.
  const loose = local.size === 0 ? looseWords(template) : all;
  const placed = (span: Span): Span => offsets.toText(isTemplate ? span : shifted(span, -OPENING.length));
  return {
    names: names.map(({ name, span, attribute }) => ({
      name,
      span: placed(span),
      attribute: attribute && { name: attribute.name, span: placed(attribute.span) },
    })),
    unclear: [],
    loose: loose.size === 0 ? [] : [{ span: scalar.span, words: loose }],
  };
}

function aliasedUses(span: Span, { text }: YamlScalar, form: JinjaForm): JinjaUses {
  return form === "template" && !hasJinja(text)
    ? NOTHING
    : { names: [], unclear: [{ span, words: wordsOf(text) }], loose: [] };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.match(/\w+/g));
}

class Scalars {
  readonly here: YamlScalar[] = [];
  /** With the place of the alias that brings them. */
  readonly aliased: { readonly span: Span; readonly scalar: YamlScalar }[] = [];
  readonly #target: AliasTarget;
  /** A few lines of aliases to aliases can stand for billions of values. */
  readonly #entered = new Set<YamlNode>();

  constructor(target: AliasTarget) {
    this.#target = target;
  }

  enter(node: YamlNode | undefined, depth: number): void {
    if (node?.kind === "alias") this.enterAliased(resolved(node, this.#target), node.span, depth);
    else if (node?.kind === "scalar") this.here.push(node);
    else for (const child of childrenOf(node, depth)) this.enter(child, depth + 1);
  }

  enterAliased(node: YamlNode | undefined, span: Span, depth: number): void {
    const content = resolved(node, this.#target);
    if (content === undefined || this.#entered.has(content)) return;
    this.#entered.add(content);
    if (content.kind === "scalar") this.aliased.push({ span, scalar: content });
    else for (const child of childrenOf(content, depth)) this.enterAliased(child, span, depth + 1);
  }
}

function childrenOf(node: YamlNode | undefined, depth: number): readonly (YamlNode | undefined)[] {
  if (depth > MAX_DEPTH) return [];
  if (node?.kind === "sequence") return node.items;
  return node?.kind === "map" ? node.entries.map(({ value }) => value) : [];
}
