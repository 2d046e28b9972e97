import { writtenEnd } from "../../syntax/yaml/writtenEnd.ts";
import { yamlText } from "../../syntax/yaml/yamlText.ts";
import type { YamlEntry, YamlMap, YamlNode, YamlSequence } from "../../syntax/yaml/yamlNode.ts";
import type { TextChange } from "../../text/textChange.ts";

/** `- {name: P, type: str}` → `P: {type: str}`, for a list in block style; undefined where an item has no such form. */
export function namedItemChanges(key: YamlNode, list: YamlSequence, text: string): readonly TextChange[] | undefined {
  if (text[list.span.start] === "[") return undefined;
  const changes: TextChange[] = [];
  const seen = new Set<string>();
  for (const item of list.items) {
    const name = item.kind === "map" ? nameEntry(item) : undefined;
    if (item.kind !== "map" || name?.value?.kind !== "scalar" || seen.has(name.value.text)) return undefined;
    seen.add(name.value.text);
    const ofItem = itemChanges(item, name, text);
    if (ofItem === undefined) return undefined;
    changes.push(...ofItem);
  }
  return [...changes, ...indentation(key, list, text)];
}

function itemChanges(item: YamlMap, name: YamlEntry, text: string): readonly TextChange[] | undefined {
  const dash = text.lastIndexOf("-", item.span.start - 1);
  if (dash < 0 || text.slice(dash + 1, item.span.start).trim() !== "") return undefined;
  const label = name.value?.kind === "scalar" ? yamlText(name.value.text) : "";
  if (text[item.span.start] === "{") return flowChanges(item, name, `${label}: `, dash, text);
  const end = writtenEnd(name.value ?? name.key, text);
  if (name === item.entries[0]) return [{ span: { start: dash, end }, text: `${label}:` }];
  const lineStart = text.lastIndexOf("\n", name.key.span.start) + 1;
  const lineEnd = text.indexOf("\n", end);
  if (text.slice(lineStart, name.key.span.start).trim() !== "" || (lineEnd < 0 && end < text.trimEnd().length))
    return undefined;
  const comment = text.slice(end, lineEnd < 0 ? text.length : lineEnd).trim();
  const column = item.span.start - (text.lastIndexOf("\n", item.span.start) + 1);
  const head = `${label}:${comment === "" ? "" : ` ${comment}`}\n${" ".repeat(column)}`;
  return [
    { span: { start: dash, end: item.span.start }, text: head },
    // With the line end before it, as the line may be the last of the file.
    { span: { start: lineStart - 1, end: lineEnd < 0 ? text.length : lineEnd }, text: "" },
  ];
}

function flowChanges(
  item: YamlMap,
  name: YamlEntry,
  label: string,
  dash: number,
  text: string,
): readonly TextChange[] | undefined {
  const index = item.entries.indexOf(name);
  const next = item.entries[index + 1];
  const before = item.entries[index - 1];
  const end = name.value?.span.end ?? name.key.span.end;
  const span = next
    ? { start: name.key.span.start, end: next.key.span.start }
    : { start: before ? (before.value ?? before.key).span.end : name.key.span.start, end };
  if (text.slice(span.start, span.end).includes("#")) return undefined;
  return [
    { span: { start: dash, end: item.span.start }, text: label },
    { span, text: "" },
  ];
}

/** A list may stand in the column of its key, a mapping may not. */
function indentation(key: YamlNode, list: YamlSequence, text: string): readonly TextChange[] {
  const column = (offset: number): number => offset - (text.lastIndexOf("\n", offset - 1) + 1);
  if (column(list.span.start) > column(key.span.start)) return [];
  const changes: TextChange[] = [];
  const end = writtenEnd(list, text);
  for (let at = text.lastIndexOf("\n", list.span.start - 1) + 1; at < end && at >= 0;) {
    const lineEnd = text.indexOf("\n", at);
    if (/\S/.test(text.slice(at, lineEnd < 0 ? end : lineEnd)))
      changes.push({ span: { start: at, end: at }, text: "  " });
    if (lineEnd < 0) break;
    at = lineEnd + 1;
  }
  return changes;
}

function nameEntry(map: YamlMap): YamlEntry | undefined {
  return map.entries.find(({ key }) => key.kind === "scalar" && key.text === "name");
}
