import type { Statement } from "./dbdFile.ts";

/** Nobody includes deeper; a file that includes itself would never end. */
const DEEPEST = 20;

/** The statements in their order, with those of included files in the place of the `include`. */
export function includedStatements(
  statements: readonly Statement[],
  textOf: (file: string) => readonly Statement[] | undefined,
  depth = 0,
): readonly Statement[] {
  return statements.flatMap((statement) => {
    const file = statement.keyword.text === "include" ? statement.words[0]?.text : undefined;
    if (file === undefined) return [statement];
    const included = depth < DEEPEST ? textOf(file) : undefined;
    return included === undefined ? [] : includedStatements(included, textOf, depth + 1);
  });
}
