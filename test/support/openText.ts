// A file of any language in marked text, with the files around it.
import assert from "node:assert/strict";
import type { CompletionItem, Diagnostic, Position, TextEdit } from "vscode-languageserver-types";
import type { Language } from "../../language-server/service.ts";
import { LineIndex } from "../../language-server/text/lineIndex.ts";
import type { Workspace } from "../../language-server/workspace.ts";
import { type Label, marked } from "./marked.ts";
import { memoryWorkspace } from "./memoryWorkspace.ts";

export interface OpenText<Analysis> {
  readonly language: Language<Analysis>;
  readonly analysis: Analysis;
  readonly text: string;
  readonly uri: string;
  /** Of `$0`. */
  readonly cursor: Position;
  readonly labels: readonly Label[];
}

export type Files = Readonly<Record<string, string>>;

/** Opens texts as the file at `path`, each in a language and workspace of its own. */
export class TextOpener<Analysis> {
  readonly #create: (workspace: Workspace) => Language<Analysis>;
  readonly #path: string;

  constructor(create: (workspace: Workspace) => Language<Analysis>, path: string) {
    this.#create = create;
    this.#path = path;
  }

  async open(source: string, files: Files = {}): Promise<OpenText<Analysis>> {
    const { text, cursor, labels } = marked(source);
    const language = this.#create(memoryWorkspace({ ...files, [this.#path]: text }));
    const uri = `file://${this.#path}`;
    const analysis = await language.analyse({ uri, version: 1, text }, undefined);
    return { language, analysis, text, uri, cursor: new LineIndex(text).positionAt(cursor ?? 0), labels };
  }

  /** Each problem is labelled `severity code: beginning or all of the message`, and each label is a problem. */
  async assertProblems(source: string, files: Files = {}): Promise<void> {
    const { language, analysis, labels } = await this.open(source, files);
    const found = language.diagnostics(analysis).map(asLabel);
    const matches = (label: Label, problem: Label): boolean =>
      label.line === problem.line &&
      label.start === problem.start &&
      label.end === problem.end &&
      problem.label.startsWith(label.label);
    const surplus = found.filter((problem) => !labels.some((label) => matches(label, problem)));
    const absent = labels.filter((label) => !found.some((problem) => matches(label, problem)));
    assert.deepEqual({ surplus, absent }, { surplus: [], absent: [] });
  }

  async completions(source: string, files: Files = {}): Promise<readonly CompletionItem[]> {
    const { language, analysis, cursor } = await this.open(source, files);
    return (await language.completion?.provide(analysis, cursor)) ?? [];
  }

  /** The line of the cursor once the item of this label is accepted. */
  async accepted(source: string, label: string, files: Files = {}): Promise<string> {
    const items = await this.completions(source, files);
    const edit = items.find((item) => item.label === label)?.textEdit;
    assert.ok(edit !== undefined && "range" in edit, `no ${label} in ${items.map((item) => item.label).join(" ")}`);
    const line = source.replace("$0", "").split("\n")[edit.range.start.line] ?? "";
    return line.slice(0, edit.range.start.character) + edit.newText + line.slice(edit.range.end.character);
  }

  async hover(source: string, files: Files = {}): Promise<string | undefined> {
    const { language, analysis, cursor } = await this.open(source, files);
    const contents = (await language.hover?.(analysis, cursor))?.contents;
    return contents === undefined ? undefined : (contents as { readonly value: string }).value;
  }

  /** The text after formatting with two spaces. */
  async formatted(source: string): Promise<string> {
    const { language, analysis, text } = await this.open(source);
    return applied(text, language.formatting?.(analysis, { tabSize: 2, insertSpaces: true }) ?? []);
  }
}

/** The text with the edits made, which must not overlap. */
export function applied(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  return edits
    .toSorted((a, b) => lines.offsetAt(b.range.start) - lines.offsetAt(a.range.start))
    .reduce(
      (changed, { range, newText }) =>
        changed.slice(0, lines.offsetAt(range.start)) + newText + changed.slice(lines.offsetAt(range.end)),
      text,
    );
}

const SEVERITIES = ["", "error", "warning", "information", "hint"];

function asLabel({ range, severity, code, message }: Diagnostic): Label {
  return {
    line: range.start.line,
    start: range.start.character,
    end: range.end.character,
    label: `${SEVERITIES[severity ?? 0] ?? ""} ${code ?? ""}: ${typeof message === "string" ? message : message.value}`,
  };
}
