import assert from "node:assert/strict";
import type { Position, Range } from "vscode-languageserver-types";
import type { Language } from "../../../language-server/service.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";

const EVERYTHING_AT_ONCE = 50;

/** What does not depend on a place: the same for the same text, however it came about. */
export async function wholeAnswers<Analysis>(
  language: Language<Analysis>,
  analysis: Analysis,
  text: string,
): Promise<unknown> {
  const lines = new LineIndex(text);
  const all = { start: lines.positionAt(0), end: lines.positionAt(text.length) };
  return {
    diagnostics: language.diagnostics(analysis),
    symbols: language.documentSymbols?.(analysis),
    folds: language.foldingRanges?.(analysis),
    links: language.documentLinks?.(analysis),
    tokens: language.semanticTokens?.(analysis),
    hints: language.inlayHints?.(analysis, all),
    lenses: await language.codeLenses?.(analysis),
    actions: language.codeActions?.(analysis, all),
    preview: language.preview?.(analysis),
  };
}

/** All that can be asked for at one place. */
export async function answersAt<Analysis>(
  language: Language<Analysis>,
  analysis: Analysis,
  position: Position,
): Promise<unknown> {
  return [
    await language.completion?.provide(analysis, position),
    await language.hover?.(analysis, position),
    await language.definition?.(analysis, position),
    language.typeDefinition?.(analysis, position),
    await language.references?.(analysis, position, true),
    language.documentHighlights?.(analysis, position),
    language.rename?.prepare(analysis, position),
    await language.rename?.edit(analysis, position, "renamed"),
    language.signatureHelp?.provide(analysis, position),
    language.selectionRanges?.(analysis, [position]),
    language.formatting?.(analysis, { tabSize: 2, insertSpaces: true }),
  ];
}

/** Every range an answer holds about this document is one of its text. */
export function assertInside(answer: unknown, uri: string, text: string): void {
  const lines = text.split(/\r\n|\n|\r/);
  for (const { start, end } of rangesIn(answer, uri, 0)) {
    const shown = JSON.stringify({ start, end });
    for (const { line, character } of [start, end]) {
      assert.ok(line >= 0 && line < Math.max(lines.length, 1), `${shown} of ${lines.length} lines`);
      assert.ok(
        character >= 0 && character <= (lines[line] ?? "").length,
        `${shown}, a line of ${(lines[line] ?? "").length}`,
      );
    }
    assert.ok(
      start.line < end.line || (start.line === end.line && start.character <= end.character),
      `${shown} ends before it begins`,
    );
  }
}

function* rangesIn(answer: unknown, uri: string, depth: number): Iterable<Range> {
  if (typeof answer !== "object" || answer === null || depth > EVERYTHING_AT_ONCE) return;
  if (isRange(answer)) yield answer;
  else if (Array.isArray(answer)) for (const each of answer) yield* rangesIn(each, uri, depth + 1);
  else if (!isElsewhere(answer, uri)) {
    for (const [key, value] of Object.entries(answer)) {
      // Edits by document; a preview's origins are ranges of this one.
      if (!key.startsWith("file://") || key === uri) yield* rangesIn(value, uri, depth + 1);
    }
  }
}

function isElsewhere(answer: object, uri: string): boolean {
  return ("uri" in answer && answer.uri !== uri) || ("targetUri" in answer && answer.targetUri !== uri);
}

function isRange(answer: object): answer is Range {
  return "start" in answer && "end" in answer && typeof answer.start === "object" && typeof answer.end === "object";
}
