import type { Word } from "../syntax/database/databaseFile.ts";
import type { Statement } from "../syntax/dbd/dbdFile.ts";

/** What `include` names, also in record types and menus. */
export function includedNames(statements: readonly Statement[]): readonly Word[] {
  return statements.flatMap(({ keyword, words: [name], body }) => {
    if (keyword.text === "include") return name === undefined ? [] : [name];
    return includedNames(body?.statements ?? []);
  });
}
