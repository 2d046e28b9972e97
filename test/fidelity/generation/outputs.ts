// The same question to ibek and to us: what is generated from these files?
import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { EntityModelStore } from "../../../language-server/catalogue/entityModels/entityModelStore.ts";
import type { EntityCatalogue } from "../../../language-server/catalogue/entityModels/entityCatalogue.ts";
import { ProcessEnvironment } from "../../../language-server/ioc/generation/processEnvironment.ts";
import { analyseIoc, writtenIoc } from "../../../language-server/iocYaml/analysis.ts";
import { diagnostics } from "../../../language-server/iocYaml/diagnostics.ts";
import { DEFAULT_SETTINGS } from "../../../language-server/settings.ts";
import { uriOfPath } from "../../../language-server/text/fileUri.ts";

export type IbekVersion = "4.8.2" | "4.6.2";

export interface GenerationCase {
  /** Absolute paths of support YAML files. */
  readonly definitions: readonly string[];
  /** Absolute: `ioc.yaml`, and `runtime.yaml` where there is one. */
  readonly iocs: readonly string[];
  readonly iocName: string;
}

export interface Output {
  /** Empty for what is accepted. */
  readonly error: string;
  /** Name → text. */
  readonly files: Readonly<Record<string, string>>;
  /** Why the files are not known here; ibek always knows. */
  readonly unknown?: string;
}

/** One process for all cases, in order. */
export async function ibekOutputs(python: string, cases: readonly GenerationCase[]): Promise<readonly Output[]> {
  const script = fileURLToPath(new URL("../generationOutputs.py", import.meta.url));
  const child = spawn(python, [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(cases.map((each) => `${JSON.stringify(each)}\n`).join(""));
  const outputs: Output[] = [];
  // Written by our own script.
  for await (const line of createInterface(child.stdout)) outputs.push(JSON.parse(line) as Output);
  return outputs;
}

export async function ourOutputs(version: IbekVersion, cases: readonly GenerationCase[]): Promise<readonly Output[]> {
  const catalogues = new Map<string, EntityCatalogue>();
  const outputs: Output[] = [];
  for (const each of cases) {
    const key = each.definitions.join(":");
    const catalogue = catalogues.get(key) ?? (await catalogueOf(each.definitions, version));
    catalogues.set(key, catalogue);
    outputs.push(await output(each, catalogue));
  }
  return outputs;
}

async function output({ iocs, iocName }: GenerationCase, catalogue: EntityCatalogue): Promise<Output> {
  const [path = "", other] = iocs;
  const text = await readFile(path, "utf8");
  const environment = new ProcessEnvironment(
    new Map([
      ["IOC", "/epics/ioc"],
      ["RUNTIME_DIR", "/epics/runtime"],
      ["IOC_NAME", iocName],
    ]),
  );
  const sibling =
    other === undefined ? undefined : writtenIoc({ path: other, text: await readFile(other, "utf8") }, catalogue);
  const around = { catalogue, instance: undefined, environment, sibling };
  const analysis = analyseIoc({ uri: uriOfPath(path), path, text }, around, undefined);
  const errors = diagnostics(analysis).filter(({ severity }) => severity === DiagnosticSeverity.Error);
  const { outcome } = analysis.generated;
  const files = outcome.kind === "files" ? outcome.files.map((file): [string, string] => [file.name, file.text]) : [];
  const error = errors.map(
    ({ range, code, message }) =>
      `${range.start.line + 1}: ${code ?? ""} ${typeof message === "string" ? message : message.value}`,
  );
  return {
    error: error.length === 0 && outcome.kind === "refused" ? "refused" : error.join("\n"),
    files: Object.fromEntries(files),
    ...(outcome.kind === "unknown" && { unknown: outcome.why }),
  };
}

const IMAGE = "/image/ibek-defs";

/** As if the files were an image's definitions. */
function catalogueOf(definitions: readonly string[], ibekVersion: IbekVersion): Promise<EntityCatalogue> {
  const paths = new Map(definitions.map((path) => [`${IMAGE}/${basename(path)}`, path]));
  const store = new EntityModelStore({
    roots: [],
    read: (path) => readFile(paths.get(path) ?? path, "utf8").catch(() => undefined),
    list: (folder) => Promise.resolve(folder === IMAGE ? [...paths.keys()].map((path) => basename(path)) : []),
    isFile: (path) => Promise.resolve(paths.has(path)),
    fileFacts: () => Promise.resolve(undefined),
  });
  return store.load(
    undefined,
    { kind: "folder", folder: IMAGE, origin: "image" },
    { ...DEFAULT_SETTINGS, ibekVersion },
  );
}

/** One line for each case where the verdict or a byte differs. */
export function differences(
  cases: readonly GenerationCase[],
  ibek: readonly Output[],
  ours: readonly Output[],
): readonly string[] {
  return cases.flatMap(({ iocs }, index) => {
    const [theirs, own] = [ibek[index], ours[index]];
    if (theirs === undefined || own === undefined) return [`${iocs[0]}: not asked`];
    if ((theirs.error === "") !== (own.error === ""))
      return [
        theirs.error === "" ? `${iocs[0]}: we refuse it: ${own.error}` : `${iocs[0]}: ibek refuses it: ${theirs.error}`,
      ];
    if (own.unknown !== undefined) return [`${iocs[0]}: not known here: ${own.unknown}`];
    const names = new Set([...Object.keys(theirs.files), ...Object.keys(own.files)]);
    return [...names]
      .filter((name) => theirs.files[name] !== own.files[name])
      .map((name) => `${iocs[0]}: ${name} differs`);
  });
}
