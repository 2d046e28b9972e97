// What a database or template makes, as written: heads of records without their fields, and the macros in the text.
import { parseDatabase, reparseDatabase } from "../../syntax/database/parseDatabase.ts";
import type { Block, DatabaseFile, Word } from "../../syntax/database/databaseFile.ts";
import { type DatabaseMacros, databaseMacros } from "../databaseMacros/databaseMacros.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import { shifted, type Span } from "../../text/span.ts";

export interface WrittenRecord {
  readonly kind: "record" | "alias";
  /** Macros as written: `$(P)$(R)Gain`. */
  readonly name: string;
  /** Of a record: `ai`; `*` adds to a record, `#` deletes one. Of an alias: the name of its record. */
  readonly of: string;
  /** Of the name in the file, without its quotes. */
  readonly span: Span;
}

export interface WrittenInclude {
  readonly kind: "include";
  /** `common.db` */
  readonly name: string;
}

export interface TemplateFile {
  /** Absolute. */
  readonly path: string;
  readonly lines: LineIndex;
  /** In the order of the text. */
  readonly items: readonly (WrittenRecord | WrittenInclude)[];
  /** By name. */
  readonly macros: DatabaseMacros["macros"];
  /** False where there may be more of them than the text tells. */
  readonly tellsMacros: boolean;
  /** Kept of files that people write, so that an edit is read quickly. */
  readonly tree: DatabaseFile | undefined;
}

/** Larger ones are made by programs; their trees would fill the memory. */
const LARGEST_TREE = 1_000_000;

/** `previous`: of an earlier text of the same file. */
export function readTemplateFile(path: string, text: string, previous: TemplateFile | undefined): TemplateFile {
  if (previous?.lines.text === text) return previous;
  const tree =
    previous?.tree === undefined ? parseDatabase(text, "open") : reparseDatabase(text, "open", previous.tree);
  const { macros, complete } = databaseMacros(text);
  return {
    ...{ path, lines: new LineIndex(text), items: tree.blocks.flatMap(itemsOf), macros, tellsMacros: complete },
    tree: text.length > LARGEST_TREE ? undefined : tree,
  };
}

function itemsOf({ start, item }: Block): readonly (WrittenRecord | WrittenInclude)[] {
  switch (item.kind) {
    case "record": {
      const { type, name } = item;
      if (type === undefined || name === undefined) return [];
      const record: WrittenRecord = { kind: "record", name: name.text, of: type.text, span: inner(name, start) };
      const entries = item.body?.entries ?? [];
      const others = entries.flatMap((entry): (WrittenRecord | WrittenInclude)[] => {
        if (entry.kind === "alias" && entry.word !== undefined) return [alias(entry.word, name.text, start)];
        return entry.kind === "include" && entry.word !== undefined ? [{ kind: "include", name: entry.word.text }] : [];
      });
      return [record, ...others];
    }
    case "alias":
      return item.alias === undefined || item.record === undefined ? [] : [alias(item.alias, item.record.text, start)];
    case "include":
      return item.word === undefined ? [] : [{ kind: "include", name: item.word.text }];
    default:
      return [];
  }
}

function alias(word: Word, of: string, start: number): WrittenRecord {
  return { kind: "alias", name: word.text, of, span: inner(word, start) };
}

function inner({ start, end, quoted }: Word, by: number): Span {
  return shifted(quoted ? { start: start + 1, end: end - 1 } : { start, end }, by);
}
