import { writtenEnd } from "../syntax/yaml/writtenEnd.ts";
import type { YamlEntry, YamlMap } from "../syntax/yaml/yamlNode.ts";
import type { TextChange } from "../text/textChange.ts";
import type { NewKey } from "./fix.ts";

/** Behind the last key that has a value on its line, in the style of the mapping; undefined where that is not plain. */
export function addKeys(text: string, map: YamlMap, added: readonly NewKey[]): TextChange | undefined {
  const pairs = added.map(({ name, value }) => `${name}: ${value}`.trimEnd());
  if (text[map.span.start] === "{") return inFlow(text, map, pairs);
  const anchor = map.entries.findLast((entry) => isOnLine(entry, text)) ?? map.entries.at(-1);
  if (anchor === undefined) return undefined;
  const key = anchor.key.span.start;
  const before = text.slice(text.lastIndexOf("\n", key - 1) + 1, key);
  const end = writtenEnd(anchor.value ?? anchor.key, text);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?=(\r?\n)|$)/.exec(text.slice(end));
  if (!/^[ -]*$/.test(before) || rest === null) return undefined;
  const at = end + rest[0].length;
  const lines = pairs.map((pair) => `${rest[1] ?? "\n"}${" ".repeat(before.length)}${pair}`);
  return { span: { start: at, end: at }, text: lines.join("") };
}

function inFlow(text: string, map: YamlMap, pairs: readonly string[]): TextChange | undefined {
  const last = map.entries.at(-1);
  const end = last ? (last.value ?? last.key).span.end : map.span.start + 1;
  if (last && text.slice(end, map.span.end).includes(",")) return undefined;
  // `{file: x, args}` has a key without a colon, whose value is nothing.
  return { span: { start: end, end }, text: `${last ? ", " : ""}${pairs.join(", ")}` };
}

function isOnLine({ value }: YamlEntry, text: string): boolean {
  if (value?.kind !== "scalar" || value.span.end === value.span.start) return false;
  const source = text.slice(value.span.start, value.span.end);
  return !source.trimEnd().includes("\n") && !/^[|>]/.test(source);
}
