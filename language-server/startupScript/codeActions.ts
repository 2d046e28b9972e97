import { type CodeAction, CodeActionKind, type Range } from "vscode-languageserver-types";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { asDiagnostic } from "./diagnostics.ts";
import type { CheckedLine, StartupScript } from "./startupScript.ts";

/** The fixes of the problems the range touches. */
export function startupScriptCodeActions(script: StartupScript, range: Range): readonly CodeAction[] {
  return [...script.checked, ...script.checkedContents].flatMap((checked) =>
    checked.problems
      .filter((found) => touches(asDiagnostic(found, checked.line.line).range, range))
      .flatMap((found) => actionsFor(found, checked, script.document.uri)),
  );
}

function actionsFor(
  found: CheckedLine["problems"][number],
  { line: { line } }: CheckedLine,
  uri: string,
): readonly CodeAction[] {
  return (found.problem.fixes ?? []).map(({ title, edits }) => ({
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [asDiagnostic(found, line)],
    isPreferred: true,
    edit: {
      changes: {
        [uri]: edits.map(({ span, text }) => ({ range: rangeIn(line, span.start, span.end), newText: text })),
      },
    },
  }));
}

function touches(a: Range, b: Range): boolean {
  return !isBehind(a.start, b.end) && !isBehind(b.start, a.end);
}

function isBehind(a: Range["start"], b: Range["start"]): boolean {
  return a.line > b.line || (a.line === b.line && a.character > b.character);
}
