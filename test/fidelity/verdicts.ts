// The same question to ibek and to us: is this ioc.yaml accepted?
import { spawn } from "node:child_process";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { readFile } from "node:fs/promises";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver-types";
import { createIocYamlLanguage } from "../../language-server/iocYaml/iocYamlLanguage.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import { DEFAULT_SETTINGS } from "../../language-server/settings.ts";
import type { Workspace } from "../../language-server/workspace.ts";

export interface Case {
  /** Absolute paths of support YAML files. */
  readonly definitions: readonly string[];
  readonly ioc: string;
  readonly iocName: string;
}

export interface Verdict {
  readonly accepted: boolean;
  /** Of ibek the exception, of ours `code message` of each error. */
  readonly error: string;
}

/** One process for all cases, in order. */
export async function ibekVerdicts(python: string, cases: readonly Case[]): Promise<readonly Verdict[]> {
  const script = fileURLToPath(new URL("ibekVerdicts.py", import.meta.url));
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(cases.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const verdicts: Verdict[] = [];
  // Written by our own script.
  for await (const line of createInterface(child.stdout)) verdicts.push(JSON.parse(line) as Verdict);
  return verdicts;
}

/** With the given files as what the IOC's image defines; the instance's own folder counts too. */
export async function ourVerdicts(cases: readonly Case[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  const languages = new Map<string, ReturnType<typeof createIocYamlLanguage>>();
  for (const { definitions, ioc } of cases) {
    const key = definitions.join(":");
    const language =
      languages.get(key) ??
      createIocYamlLanguage(imageOf(definitions), {
        imageDefinitions: () => ({ kind: "folder", folder: IMAGE, origin: "image" }),
        settings: () => DEFAULT_SETTINGS,
        reportCatalogue: () => undefined,
      });
    languages.set(key, language);
    const text = await readFile(ioc, "utf8");
    const analysis = await language.analyse({ uri: uriOfPath(ioc), version: 1, text }, undefined);
    const errors = language.diagnostics(analysis).filter(({ severity }) => severity === DiagnosticSeverity.Error);
    const error = errors.map((each) => `${each.range.start.line + 1}: ${messageOf(each)}`).join("\n");
    verdicts.push({ accepted: errors.length === 0, error });
  }
  return verdicts;
}

function messageOf({ code, message }: Diagnostic): string {
  return `${code ?? ""} ${typeof message === "string" ? message : message.value}`;
}

const IMAGE = "/image/ibek-defs";

/** A workspace whose only folder holds the files, wherever they really are; ibek is asked about the ioc.yaml alone, too. */
function imageOf(definitions: readonly string[]): Workspace {
  const paths = new Map(definitions.map((path) => [`${IMAGE}/${basename(path)}`, path]));
  const readable = new Set([...paths.keys(), ...definitions]);
  return {
    roots: [],
    read: (path) =>
      readable.has(path)
        ? readFile(paths.get(path) ?? path, "utf8").catch(() => undefined)
        : Promise.resolve(undefined),
    list: (folder) => Promise.resolve(folder === IMAGE ? [...paths.keys()].map((path) => basename(path)) : []),
    isFile: (path) => Promise.resolve(paths.has(path)),
    fileFacts: () => Promise.resolve(undefined),
  };
}
