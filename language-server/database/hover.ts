import type { Hover, Position } from "vscode-languageserver-types";
import type { RecordType } from "../catalogue/recordTypes.ts";
import type { FieldEntry, RecordItem } from "../syntax/database/databaseFile.ts";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { Database } from "./database.ts";
import { describeField } from "./fieldWords.ts";
import { inner } from "./inner.ts";
import { isLink } from "./isLink.ts";
import { linkTarget } from "./linkTarget.ts";
import { placeAt, type Place } from "./place.ts";
import { descriptionOf } from "./symbols.ts";

interface About {
  readonly text: string;
  /** In the document. */
  readonly span: Span;
}

export function hoverDatabase(database: Database, position: Position): Hover | undefined {
  const place = placeAt(database, position);
  const about = aboutMacro(database, position) ?? (place && aboutPlace(database, place));
  if (about === undefined) return undefined;
  return { contents: { kind: "markdown", value: about.text }, range: database.lines.rangeOf(about.span) };
}

function aboutMacro({ lines }: Database, position: Position): About | undefined {
  const start = lines.lineStart(position.line);
  const text = lines.line(position.line);
  const found = macroReferences(text).findLast(
    ({ nameStart, nameEnd }) => nameStart <= position.character && position.character <= nameEnd,
  );
  if (found === undefined) return undefined;
  const fallback = text.slice(found.nameEnd + 1, found.end - 1);
  const value = found.hasDefault
    ? `default ${inlineCode(fallback)}`
    : "no default: whoever loads the file must give it";
  const span = { start: start + found.start, end: start + found.end };
  return { text: `Macro ${inlineCode(found.name)}, ${value}`, span };
}

function aboutPlace(database: Database, { block, item, entry, offset, type }: Place): About | undefined {
  if (item.kind !== "record") return undefined;
  const at = (span: Span): Span => shifted(span, block.start);
  if (item.type !== undefined && covers(item.type, offset))
    return type && { text: describeType(type), span: at(inner(item.type)) };
  if (item.name !== undefined && covers(item.name, offset))
    return { text: describeRecord(item), span: at(inner(item.name)) };
  if (entry?.kind !== "field" || entry.name === undefined || type === undefined) return undefined;
  if (covers(entry.name, offset)) {
    const field = type.field(entry.name.text);
    return field && { text: describeField(field, type, database.types), span: at(inner(entry.name)) };
  }
  return aboutValue(database, entry, type, at);
}

function describeType({ name, title, module, fields }: RecordType): string {
  const heading =
    title === "" ? `**${escapeMarkdown(name)}**` : `**${escapeMarkdown(name)}**: ${escapeMarkdown(title)}`;
  return `${heading}\n\nRecord type of ${escapeMarkdown(module)} with ${fields.length} fields.`;
}

function describeRecord(record: RecordItem): string {
  const description = descriptionOf(record);
  const about = description === undefined || description === "" ? "" : `\n\n${escapeMarkdown(description)}`;
  return `${inlineCode(record.name?.text ?? "")}, record of type ${inlineCode(record.type?.text ?? "")}${about}`;
}

function aboutValue(
  database: Database,
  { name, value }: FieldEntry,
  type: RecordType,
  at: (span: Span) => Span,
): About | undefined {
  const field = type.field(name?.text ?? "");
  if (field === undefined || value === undefined) return undefined;
  const span = at(inner(value));
  const target = isLink(field) && "text" in value ? linkTarget(value.text) : undefined;
  if (target === undefined) return { text: describeField(field, type, database.types), span };
  const record = recordNamed(target.record, database);
  if (record === undefined) return { text: `Link to ${inlineCode(target.record)}, which is not in this file.`, span };
  const linked = database.types.recordType(record.type?.text ?? "");
  const linkedField = linked?.field(target.field?.name ?? "VAL");
  const details = linked && linkedField ? `\n\n${describeField(linkedField, linked, database.types)}` : "";
  return { text: `Link to ${describeRecord(record)}${details}`, span };
}

export function recordNamed(name: string, { file }: Database): RecordItem | undefined {
  for (const { item } of file.blocks)
    if (item.kind === "record" && item.name?.text === name && item.type?.text !== "*") return item;
  return undefined;
}
