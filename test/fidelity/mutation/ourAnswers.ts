// What our language server makes of the same files: no error in the ioc.yaml nor in its definitions counts as accepted.
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import { createLanguages } from "../../../language-server/languages.ts";
import type { Language } from "../../../language-server/service.ts";
import { DEFAULT_SETTINGS } from "../../../language-server/settings.ts";
import { uriOfPath } from "../../../language-server/text/fileUri.ts";
import { returnsAsNewlines } from "../../../language-server/text/returnsAsNewlines.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { LOADING_RULES } from "../../../language-server/supportYaml/loadingRefusals.ts";
import type { Answer, FidelityCase, IbekVersion, NamedText } from "./fidelityCase.ts";

export async function ourAnswers(version: IbekVersion, cases: readonly FidelityCase[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  // Hundreds of cases share most of their definitions.
  const refusals = new Map<string, readonly string[]>();
  for (const each of cases) answers.push(await ourAnswer(version, each, refusals));
  return answers;
}

async function ourAnswer(
  version: IbekVersion,
  each: FidelityCase,
  refusals: Map<string, readonly string[]>,
): Promise<Answer> {
  const folder = `/services/${each.iocName}/config`;
  const definitions = each.definitions.map((file) => inFolder(folder, file));
  const ioc = inFolder(folder, each.ioc);
  const runtime = each.runtime === undefined ? [] : [inFolder(folder, { name: "runtime.yaml", text: each.runtime })];
  const files = [...definitions, ...runtime, ioc];
  const languages = createLanguages(memoryWorkspace(Object.fromEntries(files.map(({ path, text }) => [path, text]))), {
    imageDefinitions: () => ({
      kind: "folder",
      folder: "/image",
      origin: "image",
      image: "image:1",
      ibekVersion: version,
    }),
    settings: () => ({ ...DEFAULT_SETTINGS, ibekVersion: version }),
    reportCatalogue: () => undefined,
  });
  const analyse = async (language: Language<unknown>, { path, text }: PlacedText): Promise<unknown> =>
    language.analyse({ uri: uriOfPath(path), version: 1, text }, undefined);
  const errors: string[] = [];
  for (const definition of definitions) {
    const known = refusals.get(definition.text);
    const found = known ?? refusalsOf(languages["ibek-support"], await analyse(languages["ibek-support"], definition));
    refusals.set(definition.text, found);
    errors.push(...found);
  }
  const analysis = await analyse(languages["ibek-ioc"], ioc);
  errors.push(...errorsOf(languages["ibek-ioc"], analysis));
  if (errors.length > 0) return { verdict: "refused", why: errors.join("\n"), files: {} };
  const preview = languages["ibek-ioc"].preview?.(analysis);
  if (preview?.ok === false) return { verdict: "unknown", why: preview.why, files: {} };
  const made = Object.fromEntries((preview?.files ?? []).map(({ name, text }) => [name, text]));
  return { verdict: "accepted", why: "", files: made };
}

interface PlacedText {
  readonly path: string;
  readonly text: string;
}

/** As the server reads them. */
function inFolder(folder: string, { name, text }: NamedText): PlacedText {
  return { path: `${folder}/${name}`, text: returnsAsNewlines(text) };
}

function refusalsOf(language: Language<unknown>, analysis: unknown): readonly string[] {
  return errorsOf(language, analysis, ({ code }) => LOADING_RULES.has(String(code)));
}

function errorsOf(
  language: Language<unknown>,
  analysis: unknown,
  counts: (found: Diagnostic) => boolean = () => true,
): readonly string[] {
  return language
    .diagnostics(analysis)
    .filter((found) => found.severity === DiagnosticSeverity.Error && counts(found))
    .map((each) => `${each.range.start.line + 1}: ${messageOf(each)}`);
}

function messageOf({ code, message }: Diagnostic): string {
  return `${code ?? ""} ${typeof message === "string" ? message : message.value}`;
}
