import { type CompletionItem, CompletionItemKind, InsertTextFormat, type Position } from "vscode-languageserver-types";
import {
  STREAM_BYTES,
  STREAM_CHECKSUMS,
  STREAM_COMMANDS,
  STREAM_CONVERTERS,
  STREAM_HANDLERS,
  STREAM_VARIABLES,
  type StreamWord,
} from "../catalogue/streamWords.ts";
import { itemsAt } from "./itemsAt.ts";
import type { StreamProtocol } from "./streamProtocol.ts";

type Offer = Pick<CompletionItem, "label" | "kind"> & Partial<CompletionItem>;

interface Offers {
  /** The part of the word before the cursor. */
  readonly typed: string;
  readonly offers: readonly Offer[];
}

export function completeProtocol(protocol: StreamProtocol, position: Position): readonly CompletionItem[] {
  const before = protocol.lines.line(position.line).slice(0, position.character);
  const { typed, offers } = offersFor(before, protocol, position);
  const start = { line: position.line, character: position.character - typed.length };
  return offers.map(({ insertText, ...offer }) => ({
    ...offer,
    textEdit: { range: { start, end: position }, newText: insertText ?? offer.label },
  }));
}

const NOTHING: Offers = { typed: "", offers: [] };

function offersFor(before: string, protocol: StreamProtocol, position: Position): Offers {
  const quote = openQuote(before);
  if (quote === "#") return NOTHING;
  const variable = /\$\{?(\w*)$/.exec(before);
  if (variable !== null) return { typed: variable[1] ?? "", offers: variables(protocol) };
  if (quote !== "") return inString(before);
  const value = /(?:^|[;{}])\s*(\w+)\s*=\s*(?:[^;]*[\s,])?(\w*)$/.exec(before);
  if (value !== null) return { typed: value[2] ?? "", offers: valuesOf(value[1] ?? "") };
  const argument = /(?:^|[;{}\s])(in|out|exec)\s+(?:[^;]*[\s,])?(\w*)$/i.exec(before);
  if (argument !== null) return { typed: argument[2] ?? "", offers: bytes(argument[1]?.toLowerCase() === "in") };
  const statement = /(?:^|[;{}\s])(@?\w*)$/.exec(before);
  return statement === null ? NOTHING : { typed: statement[1] ?? "", offers: statements(protocol, position) };
}

/** The quote that is open at the end of the line, `#` in a comment, nothing elsewhere. */
function openQuote(before: string): string {
  let quote = "";
  for (let at = 0; at < before.length; at++) {
    const c = before.charAt(at);
    if (quote === "" && c === "#") return "#";
    if (quote !== "" && c === "\\") at++;
    else if (c === quote) quote = "";
    else if (quote === "" && (c === '"' || c === "'")) quote = c;
  }
  return quote;
}

function inString(before: string): Offers {
  const checksum = /%[^%\s"']*<(\w*)$/.exec(before);
  if (checksum !== null)
    return {
      typed: checksum[1] ?? "",
      offers: STREAM_CHECKSUMS.map((label) => ({ label, kind: CompletionItemKind.Function, insertText: `${label}>` })),
    };
  if (!/(?:^|[^\\%])(?:%%)*%(?:\([^)]*\))?[-+ #0*?!=]*[0-9]*(?:\.[0-9]*)?$/.test(before)) return NOTHING;
  const isInput = /(?:^|[;{}\s])in\s[^;]*$/i.test(before);
  const offers = [...STREAM_CONVERTERS].flatMap(([c, detail]): readonly Offer[] =>
    !isInput && c === "[" ? [] : [{ label: c, kind: CompletionItemKind.Operator, detail, ...ENDINGS[c] }],
  );
  return { typed: "", offers };
}

/** What belongs behind a converter. */
const ENDINGS: Readonly<Record<string, Partial<Offer>>> = Object.fromEntries(
  Object.entries({
    "[": "[${1:A-Z}]",
    "{": "{${1:OFF}|${2:ON}\\}",
    "<": "<${1:sum}>",
    "/": "/${1:regular expression}/",
  }).map(([c, insertText]) => [c, { insertText, insertTextFormat: InsertTextFormat.Snippet }]),
);

function variables({ assignments }: StreamProtocol): readonly Offer[] {
  const names = new Set(assignments.map(({ item }) => item.name.written));
  return [
    ...[...names].map((label) => ({ label, kind: CompletionItemKind.Variable })),
    ...Array.from({ length: 9 }, (_, index) => ({
      label: String(index + 1),
      kind: CompletionItemKind.Variable,
      detail: `argument ${index + 1} of the protocol`,
    })),
  ];
}

function valuesOf(name: string): readonly Offer[] {
  const known = STREAM_VARIABLES.find((each) => each.name.toLowerCase() === name.toLowerCase());
  if (known?.takes === "extraInput")
    return ["Error", "Ignore"].map((label) => ({ label, kind: CompletionItemKind.EnumMember }));
  return known?.takes === "number" ? [] : bytes(false);
}

function bytes(isInput: boolean): readonly Offer[] {
  return [...STREAM_BYTES].flatMap(([name, code]): readonly Offer[] => {
    if (name === "?" || (code === undefined && !isInput)) return [];
    const detail = code === undefined ? "any byte" : `0x${code.toString(16).padStart(2, "0")}`;
    return [{ label: name.toUpperCase(), kind: CompletionItemKind.Constant, detail }];
  });
}

function statements(protocol: StreamProtocol, position: Position): readonly Offer[] {
  const offset = protocol.lines.offsetAt(position);
  const blocks = itemsAt(protocol.file.items, offset).filter((item) => "items" in item && item.open < offset);
  const around = blocks.at(-1);
  const settings = STREAM_VARIABLES.map((word) =>
    described(word, CompletionItemKind.Variable, `${word.name} = \${1};`),
  );
  const handlers = STREAM_HANDLERS.map((word) => described(word, CompletionItemKind.Event, `${word.name} {\n\t$0\n}`));
  if (around === undefined) return [...settings, ...handlers];
  const commands = [
    ...STREAM_COMMANDS.map((word) => described(word, CompletionItemKind.Keyword, COMMAND_TEXTS[word.takes](word.name))),
    ...protocol.protocols
      .filter(({ end }) => end <= offset)
      .map(({ name }) => ({ label: name.written, kind: CompletionItemKind.Function, insertText: `${name.written};` })),
  ];
  return around.kind === "handler" ? commands : [...commands, ...settings, ...handlers];
}

const COMMAND_TEXTS: Readonly<Record<(typeof STREAM_COMMANDS)[number]["takes"], (name: string) => string>> = {
  format: (name) => `${name} "\${1}";`,
  milliseconds: (name) => `${name} \${1:1000};`,
  event: (name) => `${name}(\${1:1}) \${2:1000};`,
  nothing: (name) => `${name};`,
};

function described({ name, description }: StreamWord, kind: CompletionItemKind, insertText: string): Offer {
  const documentation = { kind: "markdown", value: description } as const;
  return { label: name, kind, documentation, insertText, insertTextFormat: InsertTextFormat.Snippet };
}
