import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver-types";
import { shifted, type Span } from "../text/span.ts";
import { addParameters } from "./addParameters.ts";
import type { IocAnalysis } from "./analysis.ts";
import { offeredValues } from "./completion/parameterValues.ts";
import { asDiagnostic } from "./diagnostics.ts";
import { fileProblems } from "./fileProblems.ts";
import type { Fix } from "./fix.ts";
import type { Problem } from "./problem.ts";
import { removeField } from "../syntax/yaml/removeField.ts";
import type { TextChange } from "../text/textChange.ts";

/** A problem and the piece of text its spans count from. */
interface LocatedProblem {
  readonly problem: Problem;
  readonly start: number;
  /** Of the entity; -1 for a problem of the file. */
  readonly index: number;
}

/** The fixes of the problems the range touches. */
export function codeActions(analysis: IocAnalysis, range: Range): readonly CodeAction[] {
  const { lines, entities } = analysis;
  const wanted = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  const all: readonly LocatedProblem[] = [
    ...fileProblems(analysis).map((problem) => ({ problem, start: 0, index: -1 })),
    ...entities.flatMap(({ start, checked }, index) => checked.problems.map((problem) => ({ problem, start, index }))),
  ];
  return all
    .filter(({ problem, start }) => touches(shifted(problem.span, start), wanted))
    .sort((a, b) => a.start + a.problem.span.start - (b.start + b.problem.span.start))
    .flatMap((located) => actionsFor(located, analysis));
}

function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

function actionsFor({ problem, start, index }: LocatedProblem, analysis: IocAnalysis): readonly CodeAction[] {
  const diagnostic = asDiagnostic({ ...problem, span: shifted(problem.span, start) }, analysis);
  const piece = analysis.lines.text.slice(start);
  return (problem.fixes ?? []).flatMap((fix): readonly CodeAction[] => {
    if (fix.kind === "command") {
      const { title, command } = fix;
      return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [diagnostic], command: { title, command } }];
    }
    const change = changeOf(fix, piece, index, analysis);
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

function changeOf(
  fix: Exclude<Fix, { kind: "command" }>,
  piece: string,
  index: number,
  analysis: IocAnalysis,
): TextChange | undefined {
  switch (fix.kind) {
    case "replace":
      return fix;
    case "remove":
      return removeField(piece, fix.entity.content, fix.field);
    case "add": {
      const added = fix.parameters.map((parameter) => {
        const { kind } = parameter.type;
        const values = kind === "object" ? offeredValues(analysis, parameter, fix.model.type, index) : [];
        // One id that fits is the one; among several it would be a guess.
        return { name: parameter.name, value: values.length === 1 ? (values[0]?.text ?? "") : "" };
      });
      return addParameters(piece, fix.entity, added);
    }
  }
}
