// What a `.dbd` file of a workspace adds to the record types there are.
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import { includedStatements } from "../syntax/dbd/includedStatements.ts";
import type { DeviceSupport, FieldDefinition, FieldType, RecordTypeSource } from "./recordTypes.ts";

export interface DbdSurroundings {
  /** Shown where definitions come from: `pump.dbd`. */
  readonly module: string;
  /** Of `include "menuPump.dbd"`; undefined where the file is not known. */
  readonly textOf: (file: string) => readonly Statement[] | undefined;
  /** What `include "dbCommon.dbd"` stands for where the file is not known. */
  readonly common: readonly FieldDefinition[];
}

/** Definitions with mistakes are left out as far as they cannot be understood. */
export function recordTypesOfDbd(file: readonly Statement[], surroundings: DbdSurroundings): RecordTypeSource {
  const statements = includedStatements(file, surroundings.textOf);
  const of = (keyword: string): readonly Statement[] =>
    statements.filter((statement) => statement.keyword.text === keyword && statement.words[0]?.text !== "");
  const { module } = surroundings;
  return {
    recordTypes: of("recordtype").flatMap(({ words: [name], body }) =>
      name === undefined || body === undefined
        ? []
        : [{ name: name.text, module, title: "", fields: fieldsOf(body.statements, surroundings) }],
    ),
    menus: of("menu").flatMap(({ words: [name], body }) =>
      name === undefined || body === undefined
        ? []
        : [{ name: name.text, choices: choicesOf(body.statements, surroundings) }],
    ),
    devices: of("device").flatMap((statement) => deviceOf(statement, module)),
    links: of("link").flatMap(({ words: [name] }) => name?.text ?? []),
  };
}

function choicesOf(statements: readonly Statement[], { textOf }: DbdSurroundings): readonly string[] {
  return includedStatements(statements, textOf).flatMap(({ words: [, text] }) => text?.text ?? []);
}

function deviceOf({ words }: Statement, module: string): readonly DeviceSupport[] {
  const [recordType, linkType, , choice] = words.map(({ text }) => text);
  if (recordType === undefined || linkType === undefined || choice === undefined) return [];
  return [{ recordType, linkType, choice, module }];
}

function fieldsOf(statements: readonly Statement[], { textOf, common }: DbdSurroundings): readonly FieldDefinition[] {
  return statements.flatMap((statement) => {
    const [first] = statement.words;
    if (statement.keyword.text === "include") {
      const file = first?.text ?? "";
      const included = textOf(file);
      if (included === undefined) return /(?:^|\/)dbCommon\.dbd$/.test(file) ? common : [];
      return includedStatements(included, textOf).flatMap(fieldOf);
    }
    return fieldOf(statement);
  });
}

const TYPES: readonly string[] = [
  ...["STRING", "CHAR", "UCHAR", "SHORT", "USHORT", "LONG", "ULONG", "INT64", "UINT64", "FLOAT", "DOUBLE", "ENUM"],
  ...["MENU", "DEVICE", "INLINK", "OUTLINK", "FWDLINK", "NOACCESS"],
];

function isFieldType(text: string): text is FieldType {
  return TYPES.includes(text);
}

function fieldOf({ words: [name, written], body }: Statement): readonly FieldDefinition[] {
  const type = written?.text.replace(/^DBF_/, "") ?? "";
  if (name === undefined || body === undefined || !isFieldType(type)) return [];
  const attributes = new Map(body.statements.map(({ keyword, words: [value] }) => [keyword.text, value?.text]));
  const [group, menu, initial] = ["promptgroup", "menu", "initial"].map((key) => attributes.get(key));
  const size = /^\s*\d+/.exec(attributes.get("size") ?? "")?.[0];
  const special = specialOf(attributes.get("special"));
  return [
    {
      ...{ name: name.text, type, prompt: attributes.get("prompt") ?? "" },
      ...(group !== undefined && { group }),
      ...(menu !== undefined && { menu }),
      ...(initial !== undefined && { initial }),
      ...(size !== undefined && type === "STRING" && { size: Number(size) }),
      ...(special !== undefined && { special }),
      ...(/^(YES|TRUE)$/.test(attributes.get("pp") ?? "") && { processes: true }),
    },
  ];
}

function specialOf(text: string | undefined): FieldDefinition["special"] {
  switch (text) {
    case "SPC_NOMOD":
      return "NOMOD";
    case "SPC_DBADDR":
      return "DBADDR";
    case "SPC_CALC":
      return "CALC";
    default:
      return undefined;
  }
}
