import type { Position, SelectionRange } from "vscode-languageserver-types";
import type { Entry, Item, Json } from "../syntax/database/databaseFile.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { Database } from "./database.ts";
import { inner } from "./inner.ts";
import { placeAt } from "./place.ts";

/** Value or name, the same with its quotes, entry, all entries, record, file. */
export function selectInDatabase(database: Database, positions: readonly Position[]): readonly SelectionRange[] {
  return positions.map((position) => {
    const place = placeAt(database, position);
    const spans = place === undefined ? [] : spansIn(place.item, place.entry, place.offset);
    const all: readonly Span[] = [
      { start: 0, end: database.document.text.length },
      ...spans.map((span) => shifted(span, place?.block.start ?? 0)),
    ];
    let range: SelectionRange | undefined;
    let before: Span | undefined;
    for (const span of all) {
      if (before?.start === span.start && before.end === span.end) continue;
      before = span;
      range = { range: database.lines.rangeOf(span), ...(range !== undefined && { parent: range }) };
    }
    return range ?? { range: { start: position, end: position } };
  });
}

/** From the outside in. */
function spansIn(item: Item, entry: Entry | undefined, offset: number): readonly Span[] {
  const spans: Span[] = [{ start: 0, end: item.text.length }];
  const body = item.kind === "record" ? item.body : undefined;
  if (body?.close !== undefined && body.open < offset && offset <= body.close)
    spans.push({ start: body.open + 1, end: body.close });
  if (entry !== undefined) spans.push(entry, ...inEntry(entry, offset));
  else if (item.kind === "record") spans.push(...words([item.type, item.name], offset));
  return spans;
}

function inEntry(entry: Entry, offset: number): readonly Span[] {
  if ("word" in entry) return words([entry.word], offset);
  return [...words([entry.name], offset), ...(entry.value === undefined ? [] : inValue(entry.value, offset))];
}

function words(candidates: readonly (Parameters<typeof inner>[0] | undefined)[], offset: number): readonly Span[] {
  return candidates.flatMap((word) => (word !== undefined && covers(word, offset) ? [word, inner(word)] : []));
}

function inValue(value: Json, offset: number): readonly Span[] {
  if (!covers(value, offset)) return [];
  switch (value.kind) {
    case "object":
      return [
        value,
        ...value.pairs.flatMap(({ key, value: of }) => [
          ...words([key], offset),
          ...(of === undefined ? [] : inValue(of, offset)),
        ]),
      ];
    case "array":
      return [value, ...value.items.flatMap((item) => inValue(item, offset))];
    default:
      return [value, inner(value)];
  }
}
