// What an edit makes of a text, as an editor would apply it.
import assert from "node:assert/strict";
import type { WorkspaceEdit } from "vscode-languageserver-types";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";

export function appliedEdit(text: string, uri: string, edit: WorkspaceEdit | undefined): string {
  assert.deepEqual(Object.keys(edit?.changes ?? {}), [uri]);
  const lines = new LineIndex(text);
  const changes = (edit?.changes?.[uri] ?? []).map(({ range, newText }) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
  }));
  return changes
    .sort((a, b) => b.start - a.start)
    .reduce((now, { start, end, newText }) => now.slice(0, start) + newText + now.slice(end), text);
}
