// Where the records of a file are named: what makes them, their aliases, and the links to them.
import type { RecordTypes } from "../catalogue/recordTypes.ts";
import type { Block, Entry, Item, Json, RecordItem, Word } from "../syntax/database/databaseFile.ts";
import { shifted, type Span } from "../text/span.ts";
import { inner } from "./inner.ts";
import { isLink } from "./isLink.ts";
import { linkTarget } from "./linkTarget.ts";

export interface RecordName {
  /** As written, with its macros. */
  readonly name: string;
  /** In the document. */
  readonly span: Span;
  readonly role: "defines" | "alias" | "refers";
}

export function recordNames(blocks: readonly Block[], types: RecordTypes): readonly RecordName[] {
  return blocks.flatMap(({ start, item }) =>
    namesIn(item, types).map((each) => ({ ...each, span: shifted(each.span, start) })),
  );
}

function namesIn(item: Item, types: RecordTypes): readonly RecordName[] {
  switch (item.kind) {
    case "record": {
      const role = item.type?.text === "*" || item.type?.text === "#" ? "refers" : "defines";
      return [...named(item.name, role), ...(item.body?.entries ?? []).flatMap((entry) => inEntry(entry, item, types))];
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

function inEntry(entry: Entry, { type }: RecordItem, types: RecordTypes): readonly RecordName[] {
  if (entry.kind === "alias") return named(entry.word, "alias");
  if (entry.kind !== "field" || entry.name === undefined || entry.value === undefined) return [];
  const definition = types.recordType(type?.text ?? "")?.field(entry.name.text);
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
      return target === undefined
        ? []
        : [{ name: target.record, span: shifted(target.span, inner(value).start), role: "refers" }];
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
