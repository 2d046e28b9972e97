// A database in marked text.
import assert from "node:assert/strict";
import type { CompletionItem, Diagnostic, Position } from "vscode-languageserver-types";
import type { Database } from "../../../language-server/database/database.ts";
import { databaseLanguage } from "../../../language-server/database/databaseLanguage.ts";
import type { Language } from "../../../language-server/service.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { type Label, marked } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";

export interface DatabaseFixture {
  readonly language: Language<Database>;
  readonly database: Database;
  /** Of `$0`. */
  readonly cursor: Position;
  readonly labels: readonly Label[];
}

export async function openDatabase(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path = "/app/Db/a.db",
): Promise<DatabaseFixture> {
  const { text, cursor, labels } = marked(source);
  const language = databaseLanguage(memoryWorkspace({ ...files, [path]: text }));
  const database = await language.analyse({ uri: `file://${path}`, version: 1, text }, undefined);
  return { language, database, cursor: new LineIndex(text).positionAt(cursor ?? 0), labels };
}

const SEVERITIES = ["", "error", "warning", "information", "hint"];

/** Each problem is labelled `severity code: beginning or all of the message`, and each label is a problem. */
export async function assertProblems(source: string): Promise<void> {
  const { language, database, labels } = await openDatabase(source);
  const found = language.diagnostics(database).map(asLabel);
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

export async function completions(source: string): Promise<readonly CompletionItem[]> {
  const { language, database, cursor } = await openDatabase(source);
  return (await language.completion?.provide(database, cursor)) ?? [];
}

/** The line of the cursor once the item of this label is accepted. */
export async function accepted(source: string, label: string): Promise<string> {
  const items = await completions(source);
  const edit = items.find((item) => item.label === label)?.textEdit;
  assert.ok(edit !== undefined && "range" in edit, `no ${label} in ${items.map((item) => item.label).join(" ")}`);
  const line = source.replace("$0", "").split("\n")[edit.range.start.line] ?? "";
  return line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
}

export async function hoverText(source: string): Promise<string | undefined> {
  const { language, database, cursor } = await openDatabase(source);
  const contents = (await language.hover?.(database, cursor))?.contents;
  return contents === undefined ? undefined : (contents as { readonly value: string }).value;
}
