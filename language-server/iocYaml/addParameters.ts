import type { Entity } from "../ioc/entity.ts";
import { isWrittenHere } from "./fix.ts";
import type { TextChange } from "../text/textChange.ts";

export interface NewParameter {
  readonly name: string;
  /** As YAML; empty for a value that is left to type, which the next problem then asks for. */
  readonly value: string;
}

/** Behind the entity's `type`, in the style of the entity; undefined where its text is not that of a plain mapping. */
export function addParameters(text: string, entity: Entity, added: readonly NewParameter[]): TextChange | undefined {
  const type = entity.fields.get("type");
  if (entity.content?.kind !== "map" || type === undefined || !isWrittenHere(type)) return undefined;
  const end = type.valueSpan.end;
  const pairs = added.map(({ name, value }) => `${name}: ${value}`);
  if (text[entity.content.span.start] === "{")
    return { span: { start: end, end }, text: pairs.map((pair) => `, ${pair}`).join("") };
  const lineStart = text.lastIndexOf("\n", end - 1) + 1;
  const before = text.slice(lineStart, type.nameSpan.start);
  const rest = /^[ \t]*(?:#[^\r\n]*)?(?=(\r?\n)|$)/.exec(text.slice(end));
  if (!/^[ -]*$/.test(before) || rest === null) return undefined;
  const at = end + rest[0].length;
  const lineBreak = rest[1] ?? "\n";
  const lines = pairs.map((pair) => `${lineBreak}${" ".repeat(before.length)}${pair}`);
  return { span: { start: at, end: at }, text: lines.join("") };
}
