import { CodeActionKind } from "vscode-languageserver-types";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { yamlText } from "../../syntax/yaml/yamlText.ts";
import type { Span } from "../../text/span.ts";
import type { IocAnalysis } from "../analysis.ts";
import type { LocatedEntity } from "../evaluatedFile.ts";
import { writtenSpan } from "../writtenSpan.ts";
import { hasComment, lineEndAt } from "./hasComment.ts";
import { entityFields, movedSource, pair, type WrittenField } from "./entityFields.ts";
import type { Refactoring } from "./refactoring.ts";
import { seriesOf } from "./series.ts";

const VARIABLE = "index";

/** Entities of one type that differ in numbers, or in one word, become an `ibek.repeat`. */
export function extractRepeat(analysis: IocAnalysis, selected: Span): readonly Refactoring[] {
  const { text } = analysis.lines;
  const chosen = analysis.entities.filter((located) => {
    const { start, end } = placeOf(located, text);
    return start < selected.end && selected.start < end;
  });
  const [first] = chosen;
  const last = chosen.at(-1);
  if (first === undefined || last === undefined || chosen.length < 2 || first.start === last.start) return [];
  const span = { start: first.start, end: placeOf(last, text).end };
  // A comment of one of them would have no place any more.
  if (hasComment(text.slice(span.start, lineEndAt(text, span.end)))) return [];
  const type = first.checked.entity.type;
  if (type === undefined || type.startsWith("ibek.") || chosen.some(({ checked }) => checked.entity.type !== type))
    return [];
  const repeat = repeatOf(chosen, text);
  if (repeat === undefined) return [];
  const title = `Extract ${chosen.length} entities to a repeat`;
  return [{ title, kind: CodeActionKind.RefactorExtract, change: { span, text: repeat } }];
}

function placeOf({ start, checked }: LocatedEntity, text: string): Span {
  const { start: from, end } = writtenSpan(checked.entity, text.slice(start));
  return { start: start + from, end: start + end };
}

function repeatOf(chosen: readonly LocatedEntity[], text: string): string | undefined {
  const all = chosen.map(({ start, checked }) => entityFields(checked.entity, text.slice(start)));
  const [head] = all;
  const [first] = chosen;
  const dash = first && /^( *)-(?=\s)/.exec(text.slice(first.start))?.[1];
  if (head === undefined || dash === undefined) return undefined;
  const rows = head.map((_, at) => all.map((fields) => (fields?.length === head.length ? fields[at] : undefined)));
  const varying = rows.filter((row) => row.some((field) => field?.source !== row[0]?.source));
  const texts = varying.map(textsOf);
  const isAlike = rows.every((row) => row.every((field) => field?.name === row[0]?.name && !isJinja(field)));
  if (!isAlike || texts.length === 0 || texts.some((row) => row === undefined)) return undefined;
  const series = seriesOf(
    texts.map((row) => row ?? []),
    VARIABLE,
  );
  if (series === undefined) return undefined;
  const indent = `${dash}    `;
  const lines = head.map((field, at) => {
    const template = series.templates[varying.findIndex((row) => row === rows[at])];
    const value = template === undefined ? movedSource(field, indent.length) : JSON.stringify(template);
    return value === undefined ? undefined : `${indent}${pair(field.nameText, value)}`;
  });
  if (lines.includes(undefined)) return undefined;
  const values = series.values.map((value) => (typeof value === "string" ? yamlText(value) : value.toString()));
  const start = [`${dash}- type: ibek.repeat`, `${dash}  values: [${values.join(", ")}]`, `${dash}  entity:`];
  return [...start, ...lines].join(text.includes("\r\n") ? "\r\n" : "\n");
}

/** What differs has to be text or numbers, of one kind. */
function textsOf(row: readonly (WrittenField | undefined)[]): readonly string[] | undefined {
  const values = row.map((field) => field?.field.value);
  const [first] = values;
  const isAlike = values.every(
    (value) => value?.kind === "scalar" && first?.kind === "scalar" && value.type === first.type,
  );
  if (!isAlike || first?.kind !== "scalar" || !["string", "int", "float"].includes(first.type)) return undefined;
  return values.map((value) => (value?.kind === "scalar" ? value.text : ""));
}

function isJinja(field: WrittenField | undefined): boolean {
  return field === undefined || hasJinja(field.source);
}
