import type { Item } from "../syntax/database/databaseFile.ts";
import type { SyntaxProblem } from "../syntax/database/syntaxProblem.ts";
import type { Problem } from "./rule.ts";

/** What the parser found, of these kinds. */
export function syntaxProblems(item: Item, kinds: readonly SyntaxProblem["kind"][]): readonly Problem[] {
  return item.problems
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ start, end, message, replacement }) => {
      const span = { start, end };
      if (replacement === undefined) return { span, message };
      const title = replacement === "" ? "Remove it" : `Change to ${JSON.stringify(replacement)}`;
      return { span, message, fixes: [{ title, edits: [{ span, text: replacement }] }] };
    });
}
