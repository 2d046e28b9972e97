import type { CodeAction, Range } from "vscode-languageserver-types";
import type { TextChange } from "../../text/textChange.ts";
import { analyseIoc, type IocAnalysis } from "../analysis.ts";
import { addSchemaHeader } from "./addSchemaHeader.ts";
import { extractRepeat } from "./extractRepeat.ts";
import { inlineRepeat } from "./inlineRepeat.ts";

/** What can be done with the selected text besides mending it. */
export function refactorings(analysis: IocAnalysis, range: Range): readonly CodeAction[] {
  const { lines, uri } = analysis;
  const selected = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  const rewritten = [...extractRepeat(analysis, selected), ...inlineRepeat(analysis, selected)];
  return [
    ...rewritten.filter(({ change }) => generatesTheSame(analysis, change)),
    ...addSchemaHeader(analysis, selected),
  ].map(({ title, kind, change }) => ({
    title,
    kind,
    edit: { changes: { [uri]: [{ range: lines.rangeOf(change.span), newText: change.text }] } },
  }));
}

/**
 * Repeats are evaluated after all other entities and do not map the labels of choices: whether the result is the same,
 * only generating both tells.
 */
function generatesTheSame(analysis: IocAnalysis, { span, text }: TextChange): boolean {
  const before = analysis.generated.outcome;
  if (before.kind !== "files") return false;
  const source = analysis.lines.text;
  const document = { ...analysis, text: source.slice(0, span.start) + text + source.slice(span.end) };
  const after = analyseIoc(document, analysis, analysis).generated.outcome;
  return (
    after.kind === "files" &&
    after.files.length === before.files.length &&
    after.files.every((file, index) => file.text === before.files[index]?.text)
  );
}
