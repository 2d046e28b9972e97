// What is known before the first line of a script runs: where it starts, with which environment, and whether anybody else
// may have set macros before.
import { posix } from "node:path";
import type { Workspace } from "../../workspace.ts";
import { type BaseVersion, NEWEST_BASE } from "./baseVersion.ts";
import { MacroEnvironment } from "../macros/macroEnvironment.ts";
import type { MacroSetting } from "../macros/macroValue.ts";
import {
  type InstanceFolder,
  instanceOf,
  instanceVariables,
  SUPPORT_MODULES_FILE,
  supportModules,
} from "./instanceFolder.ts";
import { MadePorts } from "./madePorts.ts";
import type { ScriptState } from "./scriptState.ts";

export interface ScriptStart {
  /** Absolute path of the script. */
  readonly path: string;
  readonly instance: InstanceFolder | undefined;
  /** Other scripts load this one and define its macros: it never starts an IOC itself. */
  readonly fragment: boolean;
  readonly state: ScriptState;
  /** Of the EPICS base that runs it. */
  readonly base: BaseVersion;
  /** Files that were read or looked for. */
  readonly files: readonly string[];
}

export async function scriptStart(
  path: string,
  text: string,
  workspace: Workspace,
  base: BaseVersion = NEWEST_BASE,
): Promise<ScriptStart> {
  const folder = posix.dirname(path);
  const instance = await instanceOf(folder, workspace);
  const variables = new Map(PROCESS_VARIABLES);
  const sources = instance === undefined ? [] : await addInstanceVariables(variables, instance, workspace);
  const siblings = await scriptsBeside(path, workspace);
  const fragment = looksLikeFragment(path, text) || (await includedBy(siblings, posix.basename(path), workspace));
  const state: ScriptState = {
    macros: MacroEnvironment.of(variables),
    ports: MadePorts.none,
    // `start.sh` changes to /epics/ioc before it starts the IOC.
    folder: instance === undefined ? folder : "/epics/ioc",
    // Any other script may be run by one that has set macros before.
    complete: !fragment && isMainScript(path, text),
    initialised: false,
    ended: false,
    onError: "continue",
    loads: "nothing",
    definitions: [],
  };
  return { path, instance, fragment, state, base, files: [...sources, ...siblings] };
}

/** Returns the files that were read for it. */
async function addInstanceVariables(
  variables: Map<string, MacroSetting>,
  instance: InstanceFolder,
  workspace: Workspace,
): Promise<readonly string[]> {
  for (const [name, setting] of instanceVariables(instance)) variables.set(name, setting);
  if (instance.inContainer) {
    const modules = supportModules((await workspace.read(SUPPORT_MODULES_FILE)) ?? "");
    for (const [name, setting] of modules) variables.set(name, setting);
    return [SUPPORT_MODULES_FILE];
  }
  const values = valueFiles(instance);
  for (const file of values)
    for (const name of namesIn(await workspace.read(file))) if (!variables.has(name)) variables.set(name, inValues);
  return values;
}

function elsewhere(by: string): MacroSetting {
  return { value: { kind: "elsewhere" }, origin: { kind: "environment", by } };
}

const inValues = elsewhere("`env` in values.yaml");

/** Set for every process, or by EPICS itself. */
const PROCESS_VARIABLES: ReadonlyMap<string, MacroSetting> = new Map(
  [
    "HOME",
    "USER",
    "LOGNAME",
    "HOSTNAME",
    "PATH",
    "PWD",
    "SHELL",
    "TERM",
    "EPICS_HOST_ARCH",
    "IOCSH_STARTUP_SCRIPT",
  ].map((name) => [name, elsewhere("the environment the IOC is started in")] as const),
);

/** By its name and text alone: not the script an IOC is started with, nor one that starts it. */
export function looksLikeFragment(path: string, text: string): boolean {
  if (path.endsWith(".iocsh")) return true;
  return !isMainScript(path, text) && !/^[ \t]*(iocInit|dbLoadDatabase)\b/m.test(text);
}

function isMainScript(path: string, text: string): boolean {
  return posix.basename(path) === "st.cmd" || text.startsWith("#!");
}

/** More in one folder is no boot directory. */
const MOST_SIBLINGS = 50;

async function scriptsBeside(path: string, workspace: Workspace): Promise<readonly string[]> {
  const folder = posix.dirname(path);
  const names = await workspace.list(folder);
  const scripts = names.filter((name) => /\.cmd\b/.test(name) && name !== posix.basename(path));
  return scripts.slice(0, MOST_SIBLINGS).map((name) => `${folder}/${name}`);
}

/** Whether one of the scripts says `< name` or `iocshLoad("…name"`: areaDetector's `st.cmd` includes `st_base.cmd`. */
async function includedBy(scripts: readonly string[], name: string, workspace: Workspace): Promise<boolean> {
  const including = new RegExp(`^[ \\t]*(<|iocshLoad\\b)[^#]*\\b${name.replace(/[^\w]/g, "\\$&")}\\b`, "m");
  for (const script of scripts) if (including.test((await workspace.read(script)) ?? "")) return true;
  return false;
}

function valueFiles(instance: InstanceFolder): readonly string[] {
  const service = posix.dirname(instance.config);
  return [`${service}/values.yaml`, `${posix.dirname(service)}/values.yaml`];
}

/** Names that could be environment variables in a Helm values file; reading too many only makes us more careful. */
function namesIn(values: string | undefined): readonly string[] {
  return Array.from(
    values?.matchAll(/^[ \t]*(?:-[ \t]+)?(?:name:[ \t]*)?["']?([A-Z_][A-Z0-9_]*)["']?[ \t]*(?::|$)/gm) ?? [],
    (m) => m[1] ?? "",
  );
}
