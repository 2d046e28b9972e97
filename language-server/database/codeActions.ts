import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import { shifted } from "../text/span.ts";
import type { Database } from "./database.ts";
import { asDiagnostic, type PlacedProblem, problemsOf } from "./diagnostics.ts";

/** The fixes of the problems the range touches. */
export function databaseCodeActions(database: Database, range: Range): readonly CodeAction[] {
  const start = database.lines.offsetAt(range.start);
  const end = database.lines.offsetAt(range.end);
  return problemsOf(database)
    .filter(({ block, problem: { span } }) => block.start + span.start <= end && start <= block.start + span.end)
    .flatMap((problem) => actionsFor(problem, database));
}

function actionsFor(found: PlacedProblem, database: Database): readonly CodeAction[] {
  return (found.problem.fixes ?? []).map(({ title, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [asDiagnostic(found, database)],
    isPreferred: true,
    edit: {
      changes: {
        [database.document.uri]: edits.map(({ span, text }) => ({
          range: database.lines.rangeOf(shifted(span, found.block.start)),
          newText: text,
        })),
      },
    },
  }));
}
