import type { Hover, Position } from "vscode-languageserver-types";
import {
  STREAM_BYTES,
  STREAM_COMMANDS,
  STREAM_CONVERTERS,
  STREAM_HANDLERS,
  STREAM_VARIABLES,
} from "../catalogue/streamWords.ts";
import type { Assignment, Command, ProtocolItem, ProtocolName } from "../syntax/streamProtocol/protocolFile.ts";
import type { Format } from "../syntax/streamProtocol/readFormats.ts";
import { codeBlock, escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { covers, type Span } from "../text/span.ts";
import { formatsOf } from "./formatsOf.ts";
import { itemsAt } from "./itemsAt.ts";
import type { StreamProtocol } from "./streamProtocol.ts";

interface About extends Span {
  readonly text: string;
}

export function hoverProtocol(protocol: StreamProtocol, position: Position): Hover | undefined {
  const offset = protocol.lines.offsetAt(position);
  const item = itemsAt(protocol.file.items, offset).at(-1);
  if (item === undefined) return undefined;
  const found =
    aboutUse(protocol, offset) ??
    aboutFormat(protocol, offset) ??
    aboutName(item, protocol, offset) ??
    aboutByte(item, offset);
  if (found === undefined) return undefined;
  return { contents: { kind: "markdown", value: found.text }, range: protocol.lines.rangeOf(found) };
}

function aboutUse({ uses, assignments, file }: StreamProtocol, offset: number): About | undefined {
  const found = uses.find(({ use }) => covers(use, offset));
  if (found === undefined) return undefined;
  const { start, end, name } = found.use;
  if (/^[0-9]$/.test(name.text)) {
    const text =
      name.text === "0"
        ? "The name of the protocol."
        : `Argument ${name.text} that the record gives in its link: ${inlineCode("@file.proto name(…) PORT")}`;
    return { start, end, text };
  }
  const set = assignments
    .filter(({ item }) => item.name.text === name.text)
    .findLast(({ protocol }) => protocol === undefined || protocol === found.in.protocol);
  return set && { start, end, text: codeBlock("stream-protocol", written(set.item, file.text)) };
}

function written({ start, end }: Assignment, text: string): string {
  return text.slice(start, end).trim();
}

function aboutFormat(protocol: StreamProtocol, offset: number): About | undefined {
  const format = formatsOf(protocol)
    .flatMap(({ formats }) => formats)
    .find(({ start, end }) => start <= offset && offset < end);
  if (format === undefined) return undefined;
  return { start: format.start, end: format.end, text: describeFormat(format, protocol.file.text) };
}

function describeFormat({ conversion, flags, field, start, end, extra }: Format, text: string): string {
  const lines = [`${inlineCode(text.slice(start, end))}: ${STREAM_CONVERTERS.get(conversion) ?? ""}`];
  if (field !== undefined) lines.push(`for ${inlineCode(field)} instead of the record's own value`);
  if (flags.includes("*")) lines.push("read and thrown away");
  if (flags.includes("?")) lines.push("no value counts as 0 or nothing");
  if (flags.includes("=")) lines.push("compared with the value, not read");
  if (flags.includes("!")) lines.push("the width is exact");
  if (conversion === "{" && !flags.includes("#"))
    lines.push(
      ...extra
        .slice(0, -1)
        .split("|")
        .map((choice, index) => `${index}. ${inlineCode(choice)}`),
    );
  return lines.join("\n\n");
}

function aboutName(item: ProtocolItem, { protocols, file }: StreamProtocol, offset: number): About | undefined {
  const { name } = item;
  if (!covers(name, offset)) return undefined;
  const { start, end } = name;
  const text = describeName(item, name);
  if (text !== undefined) return { start, end, text };
  const named = protocols.find((each) => item.kind === "command" && each.name.text === name.text);
  return named && { start, end, text: codeBlock("stream-protocol", file.text.slice(named.start, named.end)) };
}

function describeName({ kind }: ProtocolItem, name: ProtocolName): string | undefined {
  switch (kind) {
    case "command": {
      const known = STREAM_COMMANDS.find((each) => each.name === name.text);
      return known && `${inlineCode(known.name)}: ${known.description}`;
    }
    case "handler": {
      const known = STREAM_HANDLERS.find((each) => each.name === name.text);
      return known && `${inlineCode(known.name)}: ${known.description}`;
    }
    case "assignment": {
      const known = STREAM_VARIABLES.find((each) => each.name.toLowerCase() === name.text);
      return (
        known &&
        `${inlineCode(known.name)}: ${known.description}\n\nWhere it is not set: ${escapeMarkdown(known.initial)}`
      );
    }
    case "protocol":
      return undefined;
  }
}

function aboutByte(item: Assignment | Command | ProtocolItem, offset: number): About | undefined {
  if ("items" in item) return undefined;
  const word = item.value.find((piece) => piece.kind === "word" && covers(piece, offset));
  if (word?.kind !== "word" || !STREAM_BYTES.has(word.text)) return undefined;
  const code = STREAM_BYTES.get(word.text);
  const { start, end } = word;
  const text =
    code === undefined
      ? "any one byte of the input"
      : `byte ${code}, ${inlineCode(`0x${code.toString(16).padStart(2, "0")}`)}`;
  return { start, end, text };
}
