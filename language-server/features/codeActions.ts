import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import type { CheckedText, Found } from "./checkedText.ts";
import { asDiagnostic } from "./diagnostics.ts";

/** The fixes of the problems the range touches. */
export function codeActionsOf(text: CheckedText, range: Range): readonly CodeAction[] {
  const start = text.lines.offsetAt(range.start);
  const end = text.lines.offsetAt(range.end);
  return text.found
    .filter(({ problem: { span } }) => span.start <= end && start <= span.end)
    .flatMap((found) => actionsFor(found, text));
}

function actionsFor(found: Found, text: CheckedText): readonly CodeAction[] {
  return (found.problem.fixes ?? []).map(({ title, changes }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [asDiagnostic(found, text)],
    isPreferred: true,
    edit: {
      changes: {
        [text.document.uri]: changes.map(({ span, text: newText }) => ({
          range: text.lines.rangeOf(span),
          newText,
        })),
      },
    },
  }));
}
