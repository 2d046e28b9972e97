import type { Entry, Item, Json, JsonScalar, Word } from "../syntax/database/databaseFile.ts";

/** Every name and plain value of an item, in the order of the text. */
export function wordsOf(item: Item): readonly (Word | JsonScalar)[] {
  switch (item.kind) {
    case "record":
      return [...present(item.type, item.name), ...(item.body?.entries ?? []).flatMap(inEntry)];
    case "alias":
      return present(item.record, item.alias);
    case "include":
    case "path":
    case "addpath":
      return present(item.word);
    case "breaktable":
      return [...present(item.name), ...item.values];
    default:
      return [];
  }
}

function present(...words: readonly (Word | undefined)[]): readonly Word[] {
  return words.filter((word) => word !== undefined);
}

function inEntry(entry: Entry): readonly (Word | JsonScalar)[] {
  if ("word" in entry) return present(entry.word);
  return [...present(entry.name), ...(entry.value === undefined ? [] : inValue(entry.value))];
}

function inValue(value: Json): readonly JsonScalar[] {
  switch (value.kind) {
    case "array":
      return value.items.flatMap(inValue);
    case "object":
      return value.pairs.flatMap(({ key, value: of }) => [key, ...(of === undefined ? [] : inValue(of))]);
    default:
      return [value];
  }
}
