// Fields below each other, one entry on a line; what stands in the entries, comments and the order of everything stay.
import type { FormattingOptions, TextEdit } from "vscode-languageserver-types";
import type { Entry, RecordItem, WordEntry } from "../syntax/database/databaseFile.ts";
import type { Database } from "./database.ts";

/** The record is written anew where that is sure to keep its meaning. */
export function formatDatabase(database: Database, options: FormattingOptions): readonly TextEdit[] {
  const indent = options.insertSpaces ? " ".repeat(options.tabSize) : "\t";
  return database.file.blocks.flatMap((block) => {
    const formatted = block.item.kind === "record" ? formatRecord(block.item, indent) : undefined;
    if (formatted === undefined || formatted === block.item.text) return [];
    const range = database.lines.rangeOf({ start: block.start, end: block.start + block.item.text.length });
    return [{ range, newText: formatted }];
  });
}

/** Undefined for a record with mistakes, or with something between its entries that is no comment. */
function formatRecord(record: RecordItem, indent: string): string | undefined {
  const { text, body, type, name, problems } = record;
  if (problems.length > 0 || body?.close === undefined || type === undefined || name === undefined) return undefined;
  const head = text.slice(0, body.open).trimEnd();
  if (head.includes("#") || head.includes("\n")) return undefined;
  const parts = partsOf(record, body.entries, body.open + 1, body.close);
  if (parts === undefined) return undefined;
  const written = formatHead(record);
  if (parts.length === 0) return `${written} {}`;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const width = Math.max(...body.entries.map(nameLength));
  const lines = parts.map((part) => formatPart(part, record, width, indent));
  return `${written} {${lines.join("").replaceAll(/\r?\n/g, newline)}${newline}}`;
}

type Part =
  | { readonly kind: "entry"; readonly entry: Entry }
  | {
      readonly kind: "comment";
      readonly text: string;
      /** On the line of what stands before. */ readonly trailing: boolean;
    }
  | { readonly kind: "blank" };

function formatHead({ text, keyword, type, name }: RecordItem): string {
  const of = (word: { readonly start: number; readonly end: number } | undefined): string =>
    word === undefined ? "" : text.slice(word.start, word.end);
  return `${of(keyword)}(${of(type)}, ${of(name)})`;
}

/** What stands in the body, in order; undefined where that includes anything unknown. */
function partsOf(
  { text }: RecordItem,
  entries: readonly Entry[],
  from: number,
  to: number,
): readonly Part[] | undefined {
  const parts: Part[] = [];
  let at = from;
  for (const entry of [...entries, undefined]) {
    const between = commentsIn(text.slice(at, entry?.start ?? to), at === from);
    if (between === undefined) return undefined;
    parts.push(...between);
    if (entry === undefined) break;
    parts.push({ kind: "entry", entry });
    at = entry.end;
  }
  // A blank line before the closing brace says nothing.
  while (parts.at(-1)?.kind === "blank") parts.pop();
  return parts;
}

function commentsIn(text: string, isFirst: boolean): readonly Part[] | undefined {
  const lines = text.split(/\r?\n/);
  const parts: Part[] = [];
  for (const [index, line] of lines.entries()) {
    const comment = line.trim();
    if (comment.startsWith("#")) parts.push({ kind: "comment", text: comment, trailing: index === 0 });
    else if (comment !== "") return undefined;
    else if (index > 0 && index < lines.length - 1 && parts.at(-1)?.kind !== "blank" && (!isFirst || parts.length > 0))
      parts.push({ kind: "blank" });
  }
  return parts;
}

function nameLength(entry: Entry): number {
  return entry.kind === "field" && entry.name !== undefined ? entry.name.end - entry.name.start : 0;
}

function formatPart(part: Part, record: RecordItem, width: number, indent: string): string {
  switch (part.kind) {
    case "blank":
      return "\n";
    case "comment":
      return part.trailing ? ` ${part.text}` : `\n${indent}${part.text}`;
    case "entry":
      return `\n${indent}${formatEntry(part.entry, record, width)}`;
  }
}

/** The value as it is written, over as many lines. */
function formatEntry(entry: Entry, { text }: RecordItem, width: number): string {
  if ("word" in entry) return formatWordEntry(entry, text);
  const { kind, name, value } = entry;
  const whole = text.slice(entry.start, entry.end);
  if (name === undefined || value === undefined) return whole;
  // A comment may stand anywhere between.
  const isPlain =
    /^\w+\s*\(\s*$/.test(text.slice(entry.start, name.start)) && /^\s*,\s*$/.test(text.slice(name.end, value.start));
  if (!isPlain) return whole;
  // What the tree does not show, like a macro behind the value, stays where it is.
  const rest = text.slice(value.end, entry.end);
  const written = `${text.slice(name.start, name.end)},`;
  const padded = kind === "field" ? written.padEnd(width + 1) : written;
  return `${kind}(${padded} ${text.slice(value.start, value.end)}${/^\s*\)$/.test(rest) ? ")" : rest}`;
}

function formatWordEntry(entry: WordEntry, text: string): string {
  const whole = text.slice(entry.start, entry.end);
  if (entry.word === undefined || whole.includes("#")) return whole;
  const word = text.slice(entry.word.start, entry.word.end);
  return entry.kind === "include" ? `include ${word}` : `alias(${word})`;
}
