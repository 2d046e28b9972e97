import type { Statement } from "../syntax/dbd/dbdFile.ts";

/** The statement around the offset and those it is in, the outermost first. */
export function statementsAt(statements: readonly Statement[], offset: number): readonly Statement[] {
  const found = statements.find(({ start, end }) => start <= offset && offset <= end);
  return found === undefined ? [] : [found, ...statementsAt(found.body?.statements ?? [], offset)];
}
