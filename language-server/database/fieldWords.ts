// A field in words, for hovers and completion.
import type { FieldDefinition, RecordType, RecordTypes } from "../catalogue/recordTypes.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { isLink } from "./isLink.ts";

const TYPE_WORDS: Readonly<Record<FieldDefinition["type"], string>> = {
  STRING: "text",
  CHAR: "8-bit integer",
  UCHAR: "8-bit unsigned integer",
  SHORT: "16-bit integer",
  USHORT: "16-bit unsigned integer",
  LONG: "32-bit integer",
  ULONG: "32-bit unsigned integer",
  INT64: "64-bit integer",
  UINT64: "64-bit unsigned integer",
  FLOAT: "number, single precision",
  DOUBLE: "number",
  ENUM: "number of a state",
  MENU: "menu",
  DEVICE: "device support",
  INLINK: "input link",
  OUTLINK: "output link",
  FWDLINK: "forward link",
  NOACCESS: "made by the record",
};

/** `text, 40 characters` */
export function typeWords({ type, size, special }: FieldDefinition): string {
  if (type !== "STRING") return TYPE_WORDS[type];
  const what = special === "CALC" ? "expression" : "text";
  return size === undefined ? what : `${what}, ${size - 1} characters`;
}

/** What a record has without setting the field; undefined where that is nothing. */
export function defaultWords(field: FieldDefinition, type: RecordType, types: RecordTypes): string | undefined {
  if (field.initial !== undefined) return field.initial;
  if (field.type === "MENU") return types.menu(field.menu ?? "")?.[0];
  if (field.type === "DEVICE") return type.devices[0]?.choice;
  return field.type === "STRING" || field.type === "NOACCESS" || isLink(field) ? undefined : "0";
}

const MOST_CHOICES = 40;

/** Markdown. */
export function describeField(field: FieldDefinition, type: RecordType, types: RecordTypes): string {
  const prompt = field.prompt === "" ? "" : `: ${escapeMarkdown(field.prompt)}`;
  const parts = [`**${field.name}**${prompt}`, `${escapeMarkdown(type.name)} field, ${typeWords(field)}`];
  const initial = defaultWords(field, type, types);
  if (initial !== undefined && initial !== "") parts.push(`Default ${inlineCode(initial)}`);
  const choices = field.type === "DEVICE" ? type.devices.map(({ choice }) => choice) : types.menu(field.menu ?? "");
  if (choices !== undefined && choices.length > 0) {
    const shown = choices.slice(0, MOST_CHOICES).map((choice) => inlineCode(choice));
    parts.push(`Choices: ${shown.join(", ")}${choices.length > MOST_CHOICES ? ", …" : ""}`);
  }
  if (field.special === "NOMOD") parts.push("Cannot be changed while the IOC runs.");
  if (field.processes === true) parts.push("Writing to it processes a passive record.");
  return parts.join("\n\n");
}
