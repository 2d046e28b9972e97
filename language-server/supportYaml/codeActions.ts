import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver-types";
import { removeField } from "../syntax/yaml/removeField.ts";
import { shifted, type Span } from "../text/span.ts";
import type { TextChange } from "../text/textChange.ts";
import { addKeys } from "./addKeys.ts";
import type { SupportAnalysis } from "./analysis.ts";
import { asDiagnostic } from "./diagnostics.ts";
import type { Fix } from "./fix.ts";
import { locatedProblems, type LocatedProblem } from "./locatedProblems.ts";
import { convertIbek2 } from "./migration/convertIbek2.ts";

/** The fixes of the problems the range touches. */
export function codeActions(analysis: SupportAnalysis, range: Range): readonly CodeAction[] {
  const { lines } = analysis;
  const wanted = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  return locatedProblems(analysis)
    .filter(({ problem, start }) => touches(shifted(problem.span, start), wanted))
    .flatMap((located) => actionsFor(located, analysis));
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function actionsFor(located: LocatedProblem, analysis: SupportAnalysis): readonly CodeAction[] {
  const { problem, start } = located;
  const diagnostic = asDiagnostic(located, analysis);
  return (problem.fixes ?? []).flatMap((fix): readonly CodeAction[] => {
    const change = changeOf(fix, analysis.lines.text.slice(start));
    if (change === undefined) return [];
    const edit = { range: analysis.lines.rangeOf(shifted(change.span, start)), newText: change.text };
    return [
      {
        title: fix.title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        edit: { changes: { [analysis.uri]: [edit] } },
        // What takes something away is for people to choose.
        ...(fix.kind !== "remove" && { isPreferred: true }),
      },
    ];
  });
}

/** `text`: from where the problem's spans count. */
function changeOf(fix: Fix, text: string): TextChange | undefined {
  switch (fix.kind) {
    case "replace":
      return fix;
    case "remove":
      return removeField(text, fix.map, fix.field);
    case "add":
      return addKeys(text, fix.map, fix.lines);
    case "convert": {
      const converted = convertIbek2(text);
      return converted === undefined ? undefined : { span: { start: 0, end: text.length }, text: converted };
    }
  }
}
