// A startup script in marked text among files in memory.
import assert from "node:assert/strict";
import type { CompletionItem, Diagnostic, Position } from "vscode-languageserver-types";
import type { StartupScript } from "../../../language-server/startupScript/startupScript.ts";
import { startupScriptLanguage } from "../../../language-server/startupScript/startupScriptLanguage.ts";
import type { Language } from "../../../language-server/service.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { type Label, marked } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";

export interface ScriptFixture {
  readonly language: Language<StartupScript>;
  readonly script: StartupScript;
  /** Of `$0`. */
  readonly cursor: Position;
  readonly labels: readonly Label[];
}

/** `path`: where the script lies; the other files are given by their absolute paths. */
export async function openScript(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path = "/boot/st.cmd",
): Promise<ScriptFixture> {
  const { text, cursor, labels } = marked(source);
  const language = startupScriptLanguage(memoryWorkspace({ ...files, [path]: text }));
  const script = await language.analyse({ uri: `file://${path}`, version: 1, text }, undefined);
  return { language, script, cursor: new LineIndex(text).positionAt(cursor ?? 0), labels };
}

const SEVERITIES = ["", "error", "warning", "information", "hint"];

/** Each problem is labelled `severity code: beginning or all of the message`, and each label is a problem. */
export async function assertProblems(
  source: string,
  files: Readonly<Record<string, string>> = {},
  path = "/boot/st.cmd",
): Promise<void> {
  const { language, script, labels } = await openScript(source, files, path);
  const found = language.diagnostics(script).map(asLabel);
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
  files: Readonly<Record<string, string>> = {},
  path?: string,
): Promise<readonly CompletionItem[]> {
  const { language, script, cursor } = await openScript(source, files, path);
  return (await language.completion?.provide(script, cursor)) ?? [];
}

/** The line of the cursor once the item of this label is accepted. */
export async function accepted(
  source: string,
  label: string,
  files: Readonly<Record<string, string>> = {},
  path?: string,
): Promise<string> {
  const items = await completions(source, files, path);
  const edit = items.find((item) => item.label === label)?.textEdit;
  assert.ok(edit !== undefined && "range" in edit, `no ${label} in ${items.map((item) => item.label).join(" ")}`);
  const line = source.replace("$0", "").split("\n")[edit.range.start.line] ?? "";
  return line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
}
