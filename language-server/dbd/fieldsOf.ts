import type { Statement } from "../syntax/dbd/dbdFile.ts";
import type { DbdModel } from "./dbd.ts";

/** A field and the record type it is in; none in a file that is included in one. */
export interface OwnedField {
  readonly field: Statement;
  readonly owner: Statement | undefined;
}

export function fieldsOf({ file }: DbdModel): readonly OwnedField[] {
  return file.statements.flatMap((statement): readonly OwnedField[] => {
    if (statement.keyword.text === "field") return [{ field: statement, owner: undefined }];
    if (statement.keyword.text !== "recordtype") return [];
    const inside = statement.body?.statements ?? [];
    return inside.filter(({ keyword }) => keyword.text === "field").map((field) => ({ field, owner: statement }));
  });
}

/** The attributes of all fields. */
export function attributesOf(model: DbdModel): readonly Statement[] {
  return fieldsOf(model).flatMap(({ field }) => field.body?.statements ?? []);
}

/** `recordtype(ai).VAL`, as EPICS says it. */
export function fieldName({ field, owner }: OwnedField): string {
  const name = field.words[0]?.text ?? "";
  const type = owner?.words[0]?.text;
  return type === undefined ? name : `recordtype(${type}).${name}`;
}
