// Where the records of a file are named: what makes them, their aliases, and the links to them.
import type { RecordType } from "../catalogue/recordTypes.ts";
import type { Block, Entry, Item, Json, Word } from "../syntax/database/databaseFile.ts";
import { shifted, type Span } from "../text/span.ts";
import type { FileName } from "./fileNames.ts";
import { inner } from "./inner.ts";
import { isLink } from "./isLink.ts";
import { linkTarget } from "./linkTarget.ts";

export interface RecordName {
  /** As written, with its macros. */
  readonly name: string;
  readonly span: Span;
  readonly role: "defines" | "alias" | "refers";
  /** Of a link: the field behind the dot. */
  readonly field?: { readonly name: string; readonly span: Span };
}

/** An item with all that others may see of it. */
export interface NamedBlock extends Block {
  /** Of a record, as far as it is known; of one that adds to another, that one's. */
  readonly type: RecordType | undefined;
  /** Their spans count in the item. */
  readonly names: readonly RecordName[];
  /** Their spans count in the item. */
  readonly files: readonly FileName[];
}

/** Their spans count in the document. */
export function recordNames(blocks: readonly NamedBlock[]): readonly RecordName[] {
  return blocks.flatMap(({ start, names }) => names.map((each) => ({ ...each, span: shifted(each.span, start) })));
}

export function namesIn(item: Item, type: RecordType | undefined): readonly RecordName[] {
  switch (item.kind) {
    case "record": {
      const role = item.type?.text === "*" || item.type?.text === "#" ? "refers" : "defines";
      return [...named(item.name, role), ...(item.body?.entries ?? []).flatMap((entry) => inEntry(entry, type))];
    }
    case "alias":
      return [...named(item.record, "refers"), ...named(item.alias, "alias")];
    default:
      return [];
  }
}

function named(word: Word | undefined, role: RecordName["role"]): readonly RecordName[] {
  return word === undefined ? [] : [{ name: word.text, span: inner(word), role }];
}

function inEntry(entry: Entry, type: RecordType | undefined): readonly RecordName[] {
  if (entry.kind === "alias") return named(entry.word, "alias");
  if (entry.kind !== "field" || entry.name === undefined || entry.value === undefined) return [];
  const definition = type?.field(entry.name.text);
  // Of a type nobody knows the fields that are links everywhere.
  const isLinkField =
    definition === undefined ? /^(?:INP|OUT|FLNK|DOL|SDIS)/.test(entry.name.text) : isLink(definition);
  return isLinkField ? linksIn(entry.value) : [];
}

function linksIn(value: Json): readonly RecordName[] {
  switch (value.kind) {
    case "string":
    case "word": {
      const target = linkTarget(value.text);
      if (target === undefined) return [];
      const { start } = inner(value);
      const field = target.field && { name: target.field.name, span: shifted(target.field.span, start) };
      const name = { name: target.record, span: shifted(target.span, start), role: "refers" } as const;
      return [{ ...name, ...(field !== undefined && { field }) }];
    }
    case "object":
      return value.pairs.flatMap(({ key, value: of }) => (of === undefined ? [] : inLink(key.text, of)));
    default:
      return [];
  }
}

/** `{pva:"name"}`, `{pva:{pv:"name"}}`, and the links in others. */
function inLink(type: string, value: Json): readonly RecordName[] {
  if (type === "pva" || type === "pv") return linksIn(value);
  if (value.kind === "array") return value.items.flatMap((item) => (item.kind === "object" ? linksIn(item) : []));
  return value.kind === "object" ? linksIn(value) : [];
}
