import type { Hover, Position } from "vscode-languageserver-types";
import { GLOBAL_MEMBERS, IBEK_NAMES, JINJA_NAMES } from "../catalogue/jinjaNames.ts";
import { escapeMarkdown, escapeParagraphs, inlineCode } from "../text/markdownText.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";
import type { CheckedModel } from "./checkedModel.ts";
import { modelAt } from "./modelAt.ts";
import { occurrenceAt } from "./occurrences.ts";
import { keyAt, type KeyPlace } from "./shape/keyAt.ts";
import { ENTITY_MODEL, SUPPORT_FILE } from "./shape/supportShape.ts";
import { textOf, type Variable } from "./supportModel.ts";

interface Text {
  /** In the piece. */
  readonly span: Span;
  readonly markdown: string;
}

export function hover(analysis: SupportAnalysis, position: Position): Hover | undefined {
  const offset = analysis.lines.offsetAt(position);
  const located = modelAt(analysis, offset);
  const found = located ? inModel(located.checked, offset - located.start) : topKey(analysis, offset);
  if (found === undefined) return undefined;
  return {
    contents: { kind: "markdown", value: found.markdown },
    range: analysis.lines.rangeOf(shifted(found.span, located?.start ?? 0)),
  };
}

function inModel(checked: CheckedModel, offset: number): Text | undefined {
  const { placed, model } = checked;
  const occurrence = occurrenceAt(checked, offset);
  const variable = occurrence && model.variables.get(occurrence.name);
  if (variable) return { span: occurrence.span, markdown: variableText(variable) };
  const known = inJinja(checked, offset);
  if (known) return known;
  const place = keyAt(placed.node, { kind: "object", object: ENTITY_MODEL }, placed.target, offset);
  return place && { span: place.span, markdown: keyText(place) };
}

function topKey({ file }: SupportAnalysis, offset: number): Text | undefined {
  for (const { start, field } of file.top ?? []) {
    const key = SUPPORT_FILE.keys.get(field.name);
    const span = shifted(field.nameSpan, start);
    if (key && covers(span, offset))
      return { span, markdown: keyText({ name: field.name, key, object: SUPPORT_FILE, span, value: undefined }) };
  }
  return undefined;
}

/** `**P** (parameter, str, default …)` and what its author says of it. */
export function variableText({ name, list, type, keys }: Variable): string {
  const kind = list === "parameters" ? "parameter" : list === "pre_defines" ? "define before the parameters" : "define";
  const value = textOf(keys.get(list === "parameters" ? "default" : "value")) ?? plainText(keys);
  const given = list === "parameters" ? (value === undefined ? "must be given" : `default ${inlineCode(value)}`) : "";
  const worth = list !== "parameters" && value !== undefined ? `is ${inlineCode(value)}` : given;
  const heading = `**${escapeMarkdown(name)}** (${[kind, type ?? "", worth].filter((part) => part !== "").join(", ")})`;
  return [heading, escapeParagraphs((textOf(keys.get("description")) ?? "").trim())]
    .filter((each) => each !== "")
    .join("\n\n");
}

/** Of a default or value that is a number or the like. */
function plainText(keys: Variable["keys"]): string | undefined {
  const value = (keys.get("default") ?? keys.get("value"))?.value;
  return value?.kind === "scalar" && value.type !== "null" ? value.text : undefined;
}

function inJinja({ templates }: CheckedModel, offset: number): Text | undefined {
  for (const { uses } of templates) {
    for (const { name, span, isWritten, attribute } of uses) {
      if (!isWritten) continue;
      if (name === "_global" && attribute && covers(attribute.span, offset)) {
        const member = GLOBAL_MEMBERS.find((each) => each.name === attribute.name);
        return member && { span: attribute.span, markdown: member.description };
      }
      if (!covers(span, offset)) continue;
      const known = [...IBEK_NAMES, ...JINJA_NAMES].find((each) => each.name === name);
      return known && { span, markdown: `**${escapeMarkdown(name)}**\n\n${known.description}` };
    }
  }
  return undefined;
}

function keyText({ name, key, value }: KeyPlace): string {
  const words = key.shape.kind === "word" ? key.shape.words : [];
  const word = words.find(({ text }) => text === value);
  if (word) return `${inlineCode(word.text)}: ${word.description}`;
  const notes = [
    key.required ? "must be given" : key.default === undefined ? "" : `default ${inlineCode(key.default)}`,
    key.since === undefined ? "" : `since ibek ${key.since}`,
  ].filter((note) => note !== "");
  const heading = `**${escapeMarkdown(name)}**${notes.length > 0 ? ` (${notes.join(", ")})` : ""}`;
  const choices = words.map(({ text, description }) => `- ${inlineCode(text)}: ${description}`).join("\n");
  return [heading, key.description, choices].filter((part) => part !== "").join("\n\n");
}
