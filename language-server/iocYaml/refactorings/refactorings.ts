import type { CodeAction, Range } from "vscode-languageserver-types";
import type { IocAnalysis } from "../analysis.ts";
import { addSchemaHeader } from "./addSchemaHeader.ts";

/** What can be done with the selected text besides mending it. */
export function refactorings(analysis: IocAnalysis, range: Range): readonly CodeAction[] {
  const { lines, uri } = analysis;
  const selected = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
  return addSchemaHeader(analysis, selected).map(({ title, kind, change }) => ({
    title,
    kind,
    edit: { changes: { [uri]: [{ range: lines.rangeOf(change.span), newText: change.text }] } },
  }));
}
