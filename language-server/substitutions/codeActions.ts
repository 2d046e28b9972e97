import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import { asDiagnostic } from "./diagnostics.ts";
import type { CheckedSubstitutions } from "./checkedSubstitutions.ts";

/** The fixes of the problems the range touches. */
export function substitutionsCodeActions(substitutions: CheckedSubstitutions, range: Range): readonly CodeAction[] {
  const { lines, problems, document } = substitutions;
  const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
  return problems
    .filter(({ problem: { span } }) => span.start <= end && start <= span.end)
    .flatMap((found) =>
      (found.problem.fixes ?? []).flatMap((fix, index): readonly CodeAction[] => {
        const { title } = fix;
        const changes = fix.edits();
        if (changes.length === 0) return [];
        const textEdits = changes.map(({ span, text }) => ({ range: lines.rangeOf(span), newText: text }));
        const edit = { changes: { [document.uri]: textEdits } };
        const diagnostics = [asDiagnostic(found, substitutions)];
        return [{ title, kind: CodeActionKind.QuickFix, diagnostics, isPreferred: index === 0, edit }];
      }),
    );
}
