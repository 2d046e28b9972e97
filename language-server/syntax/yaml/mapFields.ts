import type { Span } from "../../text/span.ts";
import type { YamlAlias, YamlContent, YamlMap, YamlNode } from "./yamlNode.ts";

/** One name and its value in a mapping, merged ones (`<<: *anchor`) included. */
export interface Field {
  readonly name: string;
  /** The name; for a merged field the alias it comes through, as that is what stands in this mapping. */
  readonly nameSpan: Span;
  /** Whether the name is a string; `5` and `true` are not, and Python keeps them as they are. */
  readonly nameIsText: boolean;
  /** Aliases followed; undefined for a name without a colon or an alias to nothing. */
  readonly value: YamlContent | undefined;
  readonly valueSpan: Span;
  /** The value stands somewhere else: spans inside `value` belong to another place. */
  readonly elsewhere: boolean;
}

export interface MapFields {
  readonly byName: ReadonlyMap<string, Field>;
  /** What a merge cannot use. */
  readonly badMerges: readonly { readonly span: Span; readonly message: string }[];
}

/** Finds what an alias stands for; undefined if nothing of that name is above. */
export type AliasTarget = (alias: YamlAlias) => YamlNode | undefined;

const MAX_CHAIN = 100;
/** Each goes one level deeper at most. */
const MAX_MERGED = 1000;

export function resolved(node: YamlNode | undefined, target: AliasTarget): YamlContent | undefined {
  let current = node;
  for (let step = 0; current?.kind === "alias"; step++) {
    if (step > MAX_CHAIN) return undefined;
    current = current.target ?? target(current);
  }
  return current;
}

/** `place`: where to show everything, for a mapping that itself stands somewhere else. */
export function readFields(map: YamlMap, target: AliasTarget, place?: Span): MapFields {
  const byName = ownFields(map, target, place);
  const badMerges: { span: Span; message: string }[] = [];
  const merged = new Set<string>();
  for (const { key, value } of map.entries) {
    if (!isMerge(key)) continue;
    addNames(value, target, merged, new Set([map]));
    const merge = new Merge(target, place ?? value?.span ?? key.span);
    merge.take(value, [map]);
    for (const [name, field] of merge.fields) if (!byName.has(name)) byName.set(name, field);
    if (merge.isBad) badMerges.push({ span: merge.span, message: "`<<` takes a mapping or a list of mappings." });
  }
  return { byName: merged.size === 0 ? byName : inOrder(byName, merged), badMerges };
}

function ownFields(map: YamlMap, target: AliasTarget, place: Span | undefined): Map<string, Field> {
  const byName = new Map<string, Field>();
  for (const { key, value } of map.entries) {
    if (isMerge(key)) continue;
    const content = resolved(key, target);
    const name = content?.kind === "scalar" ? content.text : "";
    byName.set(name, {
      name,
      nameSpan: place ?? key.span,
      nameIsText: content?.kind === "scalar" && content.type === "string",
      value: resolved(value, target),
      valueSpan: place ?? value?.span ?? key.span,
      elsewhere: place !== undefined || value?.kind === "alias",
    });
  }
  return byName;
}

/** The loader puts what is merged in front, whatever stands first. */
function inOrder(byName: ReadonlyMap<string, Field>, merged: ReadonlySet<string>): ReadonlyMap<string, Field> {
  const ordered = new Map<string, Field>();
  for (const name of [...merged, ...byName.keys()]) {
    const field = byName.get(name);
    if (field !== undefined) ordered.set(name, field);
  }
  return ordered;
}

/** The names a merge brings in the loader's order: of several mappings the last one first. */
function addNames(value: YamlNode | undefined, target: AliasTarget, names: Set<string>, seen: Set<YamlMap>): void {
  const content = resolved(value, target);
  const sources = content?.kind === "sequence" ? content.items.map((item) => resolved(item, target)) : [content];
  for (const source of sources.reverse()) {
    if (source?.kind !== "map" || seen.has(source) || seen.size > MAX_MERGED) continue;
    seen.add(source);
    for (const entry of source.entries) if (isMerge(entry.key)) addNames(entry.value, target, names, seen);
    for (const { key } of source.entries) {
      const name = resolved(key, target);
      if (name?.kind === "scalar" && !isMerge(key)) names.add(name.text);
    }
  }
}

function isMerge(key: YamlNode): boolean {
  return key.kind === "scalar" && key.plain && key.text === "<<";
}

/** What `<<: *a` or `<<: [*a, *b]` brings; the first mapping that has a name wins. */
class Merge {
  readonly fields = new Map<string, Field>();
  readonly span: Span;
  isBad = false;
  /** A second time a mapping brings nothing new; following it again and again is how a few lines make billions of steps. */
  readonly #taken = new Set<YamlMap>();
  readonly #target: AliasTarget;

  constructor(target: AliasTarget, span: Span) {
    this.#target = target;
    this.span = span;
  }

  /** `within`: the mappings being merged, as one may hold itself. */
  take(value: YamlNode | undefined, within: readonly YamlMap[]): void {
    const content = resolved(value, this.#target);
    const sources =
      content?.kind === "sequence" ? content.items.map((item) => resolved(item, this.#target)) : [content];
    for (const source of sources) {
      if (source?.kind !== "map" || within.includes(source) || within.length > MAX_CHAIN) this.isBad = true;
      else this.#takeMap(source, within);
    }
  }

  #takeMap(map: YamlMap, within: readonly YamlMap[]): void {
    if (this.#taken.has(map)) return;
    this.#taken.add(map);
    for (const { key, value } of map.entries) {
      const name = resolved(key, this.#target);
      if (name?.kind !== "scalar" || isMerge(key) || this.fields.has(name.text)) continue;
      const content = resolved(value, this.#target);
      this.fields.set(name.text, {
        name: name.text,
        nameSpan: this.span,
        nameIsText: name.type === "string",
        value: content,
        valueSpan: this.span,
        elsewhere: true,
      });
    }
    for (const { key, value } of map.entries) if (isMerge(key)) this.take(value, [...within, map]);
  }
}
