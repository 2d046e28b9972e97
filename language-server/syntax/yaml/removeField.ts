import type { Span } from "../../text/span.ts";
import type { TextChange } from "../../text/textChange.ts";
import type { Field } from "./mapFields.ts";
import { writtenEnd } from "./writtenEnd.ts";
import type { YamlContent } from "./yamlNode.ts";

/** Takes a name and its value away and nothing else; undefined where a comment or other text is in the way. */
export function removeField(text: string, content: YamlContent | undefined, field: Field): TextChange | undefined {
  if (content?.kind !== "map") return undefined;
  const index = content.entries.findIndex(({ key }) => key.span.start === field.nameSpan.start);
  const entry = content.entries[index];
  if (entry === undefined) return undefined;
  const whole = { start: entry.key.span.start, end: writtenEnd(entry.value ?? entry.key, text) };
  const next = content.entries[index + 1]?.key.span.start;
  if (text[content.span.start] === "{") {
    const before = content.entries[index - 1];
    const previous = before === undefined ? undefined : (before.value ?? before.key).span.end;
    return inFlow(text, whole, previous, next);
  }
  const lineStart = text.lastIndexOf("\n", whole.start - 1) + 1;
  const lead = text.slice(lineStart, whole.start);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$)/.exec(text.slice(whole.end));
  if (rest === null || !/^[ -]*$/.test(lead)) return undefined;
  if (!lead.includes("-")) return cut(lineStart, whole.end + rest[0].length);
  // The dash stays, for the next name.
  return next !== undefined && text.slice(whole.end, next).trim() === "" ? cut(whole.start, next) : undefined;
}

function inFlow(
  text: string,
  { start, end }: Span,
  previous: number | undefined,
  next: number | undefined,
): TextChange | undefined {
  const isComma = (from: number, to: number): boolean => text.slice(from, to).trim() === ",";
  if (previous !== undefined) return isComma(previous, start) ? cut(previous, end) : undefined;
  if (next !== undefined) return isComma(end, next) ? cut(start, next) : undefined;
  return cut(start, end);
}

function cut(start: number, end: number): TextChange {
  return { span: { start, end }, text: "" };
}
