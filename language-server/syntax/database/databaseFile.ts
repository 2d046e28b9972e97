// The tree of a `.db`, `.template` or `.vdb` file. Offsets count from the beginning of the item, so that an item stays
// the same object wherever it moves.
import type { Span } from "../../text/span.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

/** A name or plain value. */
export interface Word extends Span {
  /** Without its quotes; escapes and macros as written. */
  readonly text: string;
  readonly quoted: boolean;
}

export interface JsonScalar extends Span {
  /** `word`: without quotes and no number; `literal`: true, false, null. */
  readonly kind: "string" | "number" | "word" | "literal";
  /** Without its quotes; escapes and macros as written. */
  readonly text: string;
}

export interface JsonPair {
  readonly key: JsonScalar;
  /** Missing while it is being typed. */
  readonly value: Json | undefined;
}

export interface JsonObject extends Span {
  readonly kind: "object";
  readonly pairs: readonly JsonPair[];
}

export interface JsonArray extends Span {
  readonly kind: "array";
  readonly items: readonly Json[];
}

export type Json = JsonScalar | JsonObject | JsonArray;

export interface FieldEntry extends Span {
  readonly kind: "field" | "info";
  readonly name: Word | undefined;
  readonly value: Json | undefined;
  /** Nothing in it is wrong or missing as far as the parser goes. */
  readonly complete: boolean;
}

export interface WordEntry extends Span {
  readonly kind: "alias" | "include";
  readonly word: Word | undefined;
}

export type Entry = FieldEntry | WordEntry;

export interface RecordItem extends ItemBase {
  readonly kind: "record";
  /** `record` or `grecord`. */
  readonly keyword: Span;
  /** `ai`; `*` adds to a record, `#` deletes it. */
  readonly type: Word | undefined;
  readonly name: Word | undefined;
  readonly body: RecordBody | undefined;
}

export interface RecordBody {
  /** Of the braces. */
  readonly open: number;
  readonly close: number | undefined;
  readonly entries: readonly Entry[];
}

export interface AliasItem extends ItemBase {
  readonly kind: "alias";
  readonly record: Word | undefined;
  readonly alias: Word | undefined;
}

export interface FileItem extends ItemBase {
  readonly kind: "include" | "path" | "addpath";
  readonly word: Word | undefined;
}

export interface BreaktableItem extends ItemBase {
  readonly kind: "breaktable";
  readonly name: Word | undefined;
  readonly values: readonly Word[];
  readonly close: number | undefined;
}

/** What belongs into a `.dbd` (menu, recordtype, device …), to msi (`substitute`, `file`) or to VisualDCT (`expand`, `template`). */
export interface ForeignItem extends ItemBase {
  readonly kind: "definition" | "msi" | "visualDct";
  readonly keyword: Span;
}

/** What cannot be understood. */
export interface JunkItem extends ItemBase {
  readonly kind: "junk";
}

interface ItemBase {
  /** From its first to its last character. */
  readonly text: string;
  readonly problems: readonly SyntaxProblem[];
  /** How far the parser looked, from the beginning of the item: as long as nothing changes up to there, the item stays. */
  readonly reach: number;
}

export type Item = RecordItem | AliasItem | FileItem | BreaktableItem | ForeignItem | JunkItem;

/** An item at its place in the file. */
export interface Block {
  readonly start: number;
  readonly item: Item;
}

export interface DatabaseFile {
  readonly text: string;
  /** In the order of the text. */
  readonly blocks: readonly Block[];
}
