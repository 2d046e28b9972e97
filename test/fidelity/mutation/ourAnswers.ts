// What our language server makes of the same files: no error in the ioc.yaml nor in its definitions counts as accepted.
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import { createIocYamlLanguage } from "../../../language-server/iocYaml/iocYamlLanguage.ts";
import type { Language } from "../../../language-server/service.ts";
import { DEFAULT_SETTINGS } from "../../../language-server/settings.ts";
import { uriOfPath } from "../../../language-server/text/fileUri.ts";
import { returnsAsNewlines } from "../../../language-server/text/returnsAsNewlines.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import type { Answer, FidelityCase, IbekVersion } from "./fidelityCase.ts";

export async function ourAnswers(version: IbekVersion, cases: readonly FidelityCase[]): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const each of cases) answers.push(await ourAnswer(version, each));
  return answers;
}

export async function ourAnswer(version: IbekVersion, each: FidelityCase): Promise<Answer> {
  const folder = `/services/${each.iocName}/config`;
  const definitions = each.definitions.map(({ name, text }) => [`${folder}/${name}`, returnsAsNewlines(text)] as const);
  const path = `${folder}/${each.ioc.name}`;
  const runtime = each.runtime === undefined ? [] : [[`${folder}/runtime.yaml`, each.runtime] as const];
  const workspace = memoryWorkspace(Object.fromEntries([...definitions, ...runtime, [path, each.ioc.text]]));
  const iocYaml = createIocYamlLanguage(workspace, {
    imageDefinitions: () => ({ kind: "folder", folder: "/image", origin: "image", ibekVersion: version }),
    settings: () => DEFAULT_SETTINGS,
    reportCatalogue: () => undefined,
  });
  const analysis = await iocYaml.analyse(
    { uri: uriOfPath(path), version: 1, text: returnsAsNewlines(each.ioc.text) },
    undefined,
  );
  const why = errorsOf(iocYaml, analysis).join("\n");
  return { verdict: why === "" ? "accepted" : "refused", why, files: {} };
}

function errorsOf<Analysis>(language: Language<Analysis>, analysis: Analysis): readonly string[] {
  return language
    .diagnostics(analysis)
    .filter(({ severity }) => severity === DiagnosticSeverity.Error)
    .map((each) => `${each.range.start.line + 1}: ${messageOf(each)}`);
}

function messageOf({ code, message }: Diagnostic): string {
  return `${code ?? ""} ${typeof message === "string" ? message : message.value}`;
}
