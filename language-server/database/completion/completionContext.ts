import type { Position, Range } from "vscode-languageserver-types";
import type { RecordType } from "../../catalogue/recordTypes.ts";
import type { Entry, RecordItem } from "../../syntax/database/databaseFile.ts";
import type { Database } from "../database.ts";
import { placeAt } from "../place.ts";

interface Typing {
  /** What stands before the cursor, back to where the word or value begins. */
  readonly typed: string;
  /** What a completion takes the place of: the whole word or value. */
  readonly range: Range;
}

export interface InRecord extends Typing {
  readonly record: RecordItem;
  readonly type: RecordType;
  /** What the cursor is in, as far as it is one already. */
  readonly entry: Entry | undefined;
}

export interface ValueContext extends InRecord {
  readonly kind: "value";
  /** `SCAN` */
  readonly field: string;
  /** Empty where no quote is written yet. */
  readonly quote: string;
  /** Between the quote and the cursor; may go over several lines. */
  readonly value: string;
}

export type CompletionContext =
  | (Typing & { readonly kind: "macro"; /** The bracket to add, or none. */ readonly closer: string })
  | (Typing & { readonly kind: "recordType" })
  | (InRecord & { readonly kind: "fieldName" | "entry" })
  | (Typing & { readonly kind: "infoName" })
  | ValueContext;

/** Nobody writes a value over more; a file that is no database may. */
const LONGEST_VALUE = 4000;

/** By the text before the cursor, since what is being typed is no tree yet. */
export function completionContext(database: Database, position: Position): CompletionContext | undefined {
  const { lines } = database;
  const at = lines.offsetAt(position);
  const line = lines.line(position.line);
  const before = line.slice(0, position.character);
  const behind = line.slice(position.character);
  const typing = (typed: string, word: RegExp): Typing => ({
    typed,
    range: {
      start: { line: position.line, character: position.character - typed.length },
      end: { line: position.line, character: position.character + (word.exec(behind)?.[0].length ?? 0) },
    },
  });
  const macro = /\$([({])(\w*)$/.exec(before);
  if (macro !== null) {
    const isClosed = /^\w*[=,)}]/.test(behind);
    const closer = isClosed ? "" : macro[1] === "(" ? ")" : "}";
    return { kind: "macro", closer, ...typing(macro[2] ?? "", /^\w*/) };
  }
  if (inComment(before)) return undefined;
  const type = /\bg?record\s*\(\s*"?(\w*)$/.exec(before);
  if (type !== null) return { kind: "recordType", ...typing(type[1] ?? "", /^\w*/) };
  const info = /\binfo\s*\(\s*"?([\w:.+-]*)$/.exec(before);
  if (info !== null) return { kind: "infoName", ...typing(info[1] ?? "", /^[\w:.+-]*/) };
  return inRecord(database, position, at, before, typing);
}

function inRecord(
  database: Database,
  position: Position,
  at: number,
  before: string,
  typing: (typed: string, word: RegExp) => Typing,
): CompletionContext | undefined {
  const place = placeAt(database, position);
  if (place?.item.kind !== "record" || place.item.body === undefined || place.offset <= place.item.body.open)
    return undefined;
  const record = place.item;
  const { type } = place;
  if (type === undefined) return undefined;
  const inside = { record, type, entry: place.entry };
  const name = /\bfield\s*\(\s*"?(\w*)$/.exec(before);
  if (name !== null) return { kind: "fieldName", ...inside, ...typing(name[1] ?? "", /^\w*/) };
  const from = Math.max(place.block.start + place.item.body.open, at - LONGEST_VALUE);
  const text = database.document.text.slice(from, at);
  // The last field that begins before the cursor; its own value may go over several lines.
  const value = /\bfield\s*\(\s*"?(\w+)"?\s*,\s*(["']?)((?:(?!\bfield\s*\(|\binfo\s*\()[^])*)$/.exec(text);
  const isOpen = value !== null && isValueOpen(value[2] ?? "", value[3] ?? "");
  if (isOpen) {
    const [, field = "", quote = "", typed = ""] = value;
    const end = quote === "" ? /^[\w\-+.]*/ : new RegExp(`^[^${quote}]*`);
    return { kind: "value", ...inside, field, quote, value: typed, ...typing(lastLine(typed), end) };
  }
  const word = /(?:^|[\s){])(\w*)$/.exec(before);
  return word === null ? undefined : { kind: "entry", ...inside, ...typing(word[1] ?? "", /^\w*/) };
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf("\n") + 1);
}

/** Whether the cursor is still in the value that begins with the quote. */
function isValueOpen(quote: string, typed: string): boolean {
  if (quote !== "") return !typed.includes(quote);
  // Braces of JSON have values of their own in them; else a bracket ends the field.
  return typed.startsWith("{") || !/[)\n]/.test(typed);
}

function inComment(before: string): boolean {
  let quote = false;
  for (const c of before) {
    if (c === '"') quote = !quote;
    else if (c === "#" && !quote) return true;
  }
  return false;
}
