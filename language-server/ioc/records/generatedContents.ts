// The records of an IOC whose startup script and substitutions ibek generates: nothing of it is written to disk.
import type { Workspace } from "../../workspace.ts";
import { evaluateScript } from "../scriptEvaluation/evaluateScript.ts";
import { scriptStart, type ScriptStart } from "../scriptEvaluation/scriptStart.ts";
import type { IocContents } from "./iocContents.ts";
import { loadContents } from "./loadContents.ts";
import type { TemplateFiles } from "./recordReader.ts";

export interface GeneratedTexts {
  /** Of `st.cmd`. */
  readonly script: string;
  /** Of `ioc.subst`. */
  readonly substitutions: string;
}

/** `folder`: absolute, of the `ioc.yaml`; an instance's `config`. */
export async function generatedContents(
  { script, substitutions }: GeneratedTexts,
  folder: string,
  workspace: Workspace,
  stored: TemplateFiles,
): Promise<IocContents> {
  const start = await startInContainer(`${folder}/st.cmd`, script, workspace);
  const evaluation = await evaluateScript(script, start, workspace, undefined);
  // `start.sh` of the image runs msi on ioc.subst; the folders of the image's modules are not looked into.
  const database = /^dbLoadRecords (\S*\/ioc\.db)$/m.exec(script)?.[1] ?? "/epics/runtime/ioc.db";
  const made = { path: database, text: substitutions, searchPath: "/epics/runtime/db" };
  return loadContents(evaluation, { workspace, start, made }, stored, undefined);
}

async function startInContainer(path: string, script: string, workspace: Workspace): Promise<ScriptStart> {
  const start = await scriptStart(path, script, workspace);
  if (start.instance !== undefined) return start;
  // An ioc.yaml outside a services repository runs in a container like any other.
  const config = path.slice(0, path.lastIndexOf("/"));
  const instance = { config, name: undefined, inContainer: false };
  return { ...start, instance, state: { ...start.state, folder: "/epics/ioc" } };
}
