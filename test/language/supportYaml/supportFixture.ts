// A support YAML file, analysed as the server would.
import { DiagnosticSeverity, type Diagnostic, type Position } from "vscode-languageserver-types";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import type { Language } from "../../../language-server/service.ts";
import type { SupportAnalysis } from "../../../language-server/supportYaml/analysis.ts";
import { createSupportYamlLanguage } from "../../../language-server/supportYaml/supportYamlLanguage.ts";
import { marked, type Label } from "../../support/marked.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";

const PATH = "/support/m/m.ibek.support.yaml";
export const URI = `file://${PATH}`;

export interface Around {
  /** Beside the file itself. */
  readonly files?: Readonly<Record<string, string>>;
  readonly ibekVersion?: string;
}

export interface Opened {
  readonly language: Language<SupportAnalysis>;
  readonly analysis: SupportAnalysis;
  /** Of the `$0` in the text. */
  readonly position: Position;
  readonly labels: readonly Label[];
}

/** The lines of one entity model, indented by four, in a file of module `m`. */
export function model(body: string): string {
  return `module: m\nentity_models:\n  - name: Axis\n    description: an axis\n${body}`;
}

export async function open(source: string, { files = {}, ibekVersion }: Around = {}): Promise<Opened> {
  const { text, cursor, labels } = marked(source);
  const workspace = memoryWorkspace({ [PATH]: text, ...files });
  const settings = { ibekVersion, definitions: "nearest" } as const;
  const language = createSupportYamlLanguage(workspace, { settings: () => settings }, new WorkspaceIndex(workspace));
  const analysis = await language.analyse({ uri: URI, version: 1, text }, undefined);
  return { language, analysis, labels, position: analysis.lines.positionAt(cursor ?? 0) };
}

/** What is found in a marked text, and what its marks say should be. */
export async function problems(
  source: string,
  around: Around = {},
): Promise<{ readonly found: readonly Label[]; readonly expected: readonly Label[] }> {
  const { language, analysis, labels } = await open(source, around);
  return { found: language.diagnostics(analysis).map(label), expected: labels };
}

/** `error unknown-key: …` of each problem, in the order of the text. */
export async function messages(source: string, around: Around = {}): Promise<readonly string[]> {
  const { language, analysis } = await open(source, around);
  return language.diagnostics(analysis).map(wording);
}

function label(diagnostic: Diagnostic): Label {
  const { start, end } = diagnostic.range;
  return { line: start.line, start: start.character, end: end.character, label: wording(diagnostic) };
}

export function wording({ severity, code, message }: Diagnostic): string {
  const name = Object.entries(DiagnosticSeverity).find(([, value]) => value === severity)?.[0] ?? "";
  return `${name.toLowerCase()} ${code ?? ""}: ${typeof message === "string" ? message : message.value}`;
}

/** The text as it is after the first offered action with this title. */
export async function afterAction(source: string, title: string, around: Around = {}): Promise<string | undefined> {
  const { language, analysis } = await open(source, around);
  const { lines } = analysis;
  const everything = { start: lines.positionAt(0), end: lines.positionAt(lines.text.length) };
  const action = language.codeActions?.(analysis, everything).find((each) => each.title === title);
  const [edit] = action?.edit?.changes?.[URI] ?? [];
  if (edit === undefined) return undefined;
  const [start, end] = [lines.offsetAt(edit.range.start), lines.offsetAt(edit.range.end)];
  return lines.text.slice(0, start) + edit.newText + lines.text.slice(end);
}
