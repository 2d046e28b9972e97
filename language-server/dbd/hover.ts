import type { Hover, Position } from "vscode-languageserver-types";
import { FIELD_ATTRIBUTES, FIELD_TYPES, LINK_TYPES } from "../catalogue/dbdWords.ts";
import { nameAt } from "../features/names.ts";
import type { Word } from "../syntax/database/databaseFile.ts";
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { covers } from "../text/span.ts";
import type { Dbd } from "./dbd.ts";
import { statementsAt } from "./statementsAt.ts";

export function hoverDbd(dbd: Dbd, position: Position): Hover | undefined {
  const offset = dbd.lines.offsetAt(position);
  const statement = statementsAt(dbd.file.statements, offset).at(-1);
  const name = nameAt(dbd.named, position);
  const value = name === undefined ? undefined : aboutName(name.key, dbd);
  if (name !== undefined && value !== undefined)
    return { contents: { kind: "markdown", value }, range: dbd.lines.rangeOf(name) };
  const word = statement && [statement.keyword, ...statement.words].find((each) => covers(each, offset));
  const about = word === undefined || statement === undefined ? undefined : aboutWord(word, statement);
  if (word === undefined || about === undefined) return undefined;
  return { contents: { kind: "markdown", value: about }, range: dbd.lines.rangeOf(word) };
}

function aboutName(key: string, { types, file }: Dbd): string | undefined {
  const [kind = "", name = ""] = key.split(" ");
  if (kind === "menu") {
    const own = file.statements.find(({ keyword, words }) => keyword.text === "menu" && words[0]?.text === name);
    const choices = own?.body?.statements.flatMap(({ words: [, text] }) => text?.text ?? []) ?? types.menu(name);
    if (choices === undefined) return undefined;
    const rows = choices.map((choice, index) => `${index}. ${escapeMarkdown(choice)}`);
    return `menu ${inlineCode(name)}\n\n${rows.join("\n")}`;
  }
  const type = types.recordType(name);
  if (type === undefined) return undefined;
  const title = type.title === "" ? "" : ` · ${escapeMarkdown(type.title)}`;
  return `record type ${inlineCode(name)}${title}\n\n${type.fields.length} fields, ${type.devices.length} device supports · ${escapeMarkdown(type.module)}`;
}

const ARGUMENTS: Readonly<Record<string, typeof FIELD_TYPES>> = { field: FIELD_TYPES, device: LINK_TYPES };

function aboutWord(word: Word, { keyword }: Statement): string | undefined {
  const attribute = FIELD_ATTRIBUTES.find(({ name }) => name === keyword.text);
  if (word === keyword) return attribute && `${inlineCode(attribute.name)}: ${attribute.description}`;
  const known = (attribute?.choices ?? ARGUMENTS[keyword.text])?.find(({ name }) => name === word.text);
  return known === undefined || known.description === ""
    ? undefined
    : `${inlineCode(known.name)}: ${known.description}`;
}
