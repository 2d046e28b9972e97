import type { Name } from "../features/names.ts";
import type { Word } from "../syntax/database/databaseFile.ts";
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import { inner } from "./inner.ts";

/** Menus and record types: where they are defined, the fields that have the menu, the devices of the type. */
export function namesOf(statements: readonly Statement[]): readonly Name[] {
  return statements.flatMap(({ keyword, words: [first], body }) => {
    const kind = keyword.text;
    if (kind === "menu" || kind === "recordtype")
      return [...name(kind, first, true), ...(body?.statements ?? []).flatMap(menusOfField)];
    if (kind === "device") return name("recordtype", first, false);
    return kind === "field" ? menusOfField({ body }) : [];
  });
}

function menusOfField({ body }: Pick<Statement, "body">): readonly Name[] {
  return (body?.statements ?? []).flatMap(({ keyword, words: [menu] }) =>
    keyword.text === "menu" ? name("menu", menu, false) : [],
  );
}

function name(kind: string, word: Word | undefined, defines: boolean): readonly Name[] {
  if (word === undefined || word.text === "") return [];
  return [{ ...inner(word), key: `${kind} ${word.text}`, text: word.text, defines }];
}
