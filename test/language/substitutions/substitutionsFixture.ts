// A substitutions file in marked text among files in memory.
import assert from "node:assert/strict";
import type { CompletionItem, Diagnostic, Position } from "vscode-languageserver-types";
import type { Language } from "../../../language-server/service.ts";
import type { CheckedSubstitutions } from "../../../language-server/substitutions/checkedSubstitutions.ts";
import { substitutionsLanguage } from "../../../language-server/substitutions/substitutionsLanguage.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { type Label, marked } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";

export interface SubstitutionsFixture {
  readonly language: Language<CheckedSubstitutions>;
  readonly substitutions: CheckedSubstitutions;
  /** Of `$0`. */
  readonly cursor: Position;
  readonly labels: readonly Label[];
}

export const TEMPLATE = `record(ai, "$(P)$(M)") {
  field(EGU, "$(EGU=mm)")
}
record(ao, "$(P)$(M):Set") {}
`;
const FILES = { "/app/motorApp/Db/a.template": TEMPLATE };

/** Beside `a.template`, which needs `P` and `M` and has a default for `EGU`. */
export async function openSubstitutions(
  source: string,
  files: Readonly<Record<string, string>> = FILES,
  path = "/app/motorApp/Db/a.substitutions",
): Promise<SubstitutionsFixture> {
  const { text, cursor, labels } = marked(source);
  const language = substitutionsLanguage(memoryWorkspace({ ...files, [path]: text }));
  const substitutions = await language.analyse({ uri: `file://${path}`, version: 1, text }, undefined);
  return { language, substitutions, cursor: new LineIndex(text).positionAt(cursor ?? 0), labels };
}

const SEVERITIES = ["", "error", "warning", "information", "hint"];

/** Each problem is labelled `severity code: beginning or all of the message`, and each label is a problem. */
export async function assertProblems(
  source: string,
  files?: Readonly<Record<string, string>>,
  path?: string,
): Promise<void> {
  const { language, substitutions, labels } = await openSubstitutions(source, files, path);
  const found = language.diagnostics(substitutions).map(asLabel);
  const matches = (label: Label, problem: Label): boolean =>
    label.line === problem.line &&
    label.start === problem.start &&
    label.end === problem.end &&
    problem.label.startsWith(label.label);
  const surplus = found.filter((problem) => !labels.some((label) => matches(label, problem)));
  const absent = labels.filter((label) => !found.some((problem) => matches(label, problem)));
  assert.deepEqual({ surplus, absent }, { surplus: [], absent: [] });
}

function asLabel({ range, severity, code, message }: Diagnostic): Label {
  return {
    line: range.start.line,
    start: range.start.character,
    end: range.end.character,
    label: `${SEVERITIES[severity ?? 0] ?? ""} ${code ?? ""}: ${typeof message === "string" ? message : message.value}`,
  };
}

export async function completions(
  source: string,
  files?: Readonly<Record<string, string>>,
): Promise<readonly CompletionItem[]> {
  const { language, substitutions, cursor } = await openSubstitutions(source, files);
  return (await language.completion?.provide(substitutions, cursor)) ?? [];
}

export async function hoverText(source: string): Promise<string | undefined> {
  const { language, substitutions, cursor } = await openSubstitutions(source);
  const contents = (await language.hover?.(substitutions, cursor))?.contents;
  return contents === undefined ? undefined : (contents as { readonly value: string }).value;
}

/** The text once the quick fix of this title is taken. */
export async function fixed(source: string, title: string): Promise<string> {
  const { language, substitutions } = await openSubstitutions(source);
  const { text } = substitutions.document;
  const lines = new LineIndex(text);
  const everything = { start: { line: 0, character: 0 }, end: lines.positionAt(text.length) };
  const actions = language.codeActions?.(substitutions, everything) ?? [];
  const action = actions.find((each) => each.title === title);
  assert.ok(action?.edit?.changes, `no ${title} in ${actions.map((each) => each.title).join(", ")}`);
  return applied(text, Object.values(action.edit.changes)[0] ?? []);
}

export function applied(
  text: string,
  edits: readonly { readonly range: Diagnostic["range"]; readonly newText: string }[],
): string {
  const lines = new LineIndex(text);
  const placed = edits.map(({ range, newText }) => ({
    start: lines.offsetAt(range.start),
    end: lines.offsetAt(range.end),
    newText,
  }));
  return placed
    .toSorted((a, b) => b.start - a.start)
    .reduce((all, { start, end, newText }) => all.slice(0, start) + newText + all.slice(end), text);
}
