// Finds the files a script names, where they can be found beside the running IOC.
import { posix } from "node:path";
import type { IocshFileKind } from "../../catalogue/iocshCommands.ts";
import type { Workspace } from "../../workspace.ts";
import { expandMacros, UNKNOWN } from "../macros/expandMacros.ts";
import { sourcesInConfig } from "./instanceFolder.ts";
import type { ScriptStart } from "./scriptStart.ts";
import type { ScriptState } from "./scriptState.ts";

export type FileFinding =
  | { readonly kind: "found"; /** Absolute path, here. */ readonly path: string }
  | {
      readonly kind: "missing";
      /** Absolute path where it was looked for first. */
      readonly path: string;
      /** The folder is there and holds no such file; otherwise the IOC may not be built, or it runs on another machine. */
      readonly certain: boolean;
    }
  /** In the container only: `/epics/support/asyn/db/asynRecord.db`. */
  | { readonly kind: "elsewhere"; readonly path: string }
  /** The name or the current directory depends on what is not known here. */
  | { readonly kind: "unknown" };

export interface FileLookup {
  readonly workspace: Workspace;
  readonly start: ScriptStart;
  /** Collects every path that was read or looked for. */
  readonly lookedFor: Set<string>;
  /** What was found already: scripts load the same database for each of their devices. */
  readonly findings: Map<string, FileFinding>;
}

/** `searchPath`: folders separated by colons, for a name without a slash; given by the command. */
export async function findFile(
  name: string,
  kind: IocshFileKind,
  state: ScriptState,
  lookup: FileLookup,
  searchPath?: string,
): Promise<FileFinding> {
  const isDatabase = kind === "database" || kind === "databaseDefinition";
  // These commands expand environment variables in the name once more.
  const text = isDatabase ? expandMacros(name, state.macros.lookup).text : name;
  if (text === "" || text.includes(UNKNOWN)) return { kind: "unknown" };
  const searched = isDatabase && !/[\\/]/.test(text) ? (searchPath ?? databasePath(state)) : ".";
  let first: FileFinding | undefined;
  for (const folder of searched.split(":")) {
    if (folder.includes(UNKNOWN)) return { kind: "unknown" };
    const path = absolute(text, absolute(folder, state.folder));
    const key = `${kind} ${path ?? ""}`;
    const finding = lookup.findings.get(key) ?? (await lookAt(path, kind, lookup));
    lookup.findings.set(key, finding);
    if (finding.kind === "found") return finding;
    first ??= finding;
  }
  return first ?? { kind: "unknown" };
}

function databasePath(state: ScriptState): string {
  return expandMacros("$(EPICS_DB_INCLUDE_PATH=.)", state.macros.lookup).text;
}

/** Without a slash at the end; undefined where the folder is not known and the path is relative. */
export function absolute(path: string, folder: string | undefined): string | undefined {
  if (!isAbsolute(path) && folder === undefined) return undefined;
  const full = isAbsolute(path) ? posix.normalize(path) : posix.join(folder ?? "", path);
  return full.length > 1 ? full.replace(/\/$/, "") : full;
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || /^[a-zA-Z]:[\\/]/.test(path);
}

async function lookAt(path: string | undefined, kind: IocshFileKind, lookup: FileLookup): Promise<FileFinding> {
  if (path === undefined) return { kind: "unknown" };
  const { instance } = lookup.start;
  if (instance === undefined) return here(path, kind, lookup);
  for (const source of sourcesInConfig(path, instance)) {
    const finding = await here(source, kind, lookup);
    // What is mounted from `config/` is there or nowhere; the rest may be made when the IOC starts.
    if (finding.kind === "found" || path.startsWith("/epics/ioc/config/")) return finding;
  }
  return { kind: "elsewhere", path };
}

async function here(path: string, kind: IocshFileKind, lookup: FileLookup): Promise<FileFinding> {
  lookup.lookedFor.add(path);
  const { workspace } = lookup;
  if (kind === "folder") {
    const found = (await workspace.list(path)).length > 0;
    return found ? { kind: "found", path } : { kind: "missing", path, certain: false };
  }
  if (await workspace.isFile(path)) return { kind: "found", path };
  const inWorkspace = workspace.roots.some((root) => path.startsWith(`${root}/`));
  // `make` writes envPaths.
  const made = posix.basename(path).startsWith("envPaths");
  const certain = !made && inWorkspace && (await workspace.list(posix.dirname(path))).length > 0;
  return { kind: "missing", path, certain };
}

/** The folder of the workspace that stands for a folder named in a script; undefined for one of the container's own. */
export function folderHere(folder: string | undefined, { instance }: ScriptStart): string | undefined {
  if (folder === undefined || instance === undefined) return folder;
  const [source] = sourcesInConfig(folder, instance);
  return source;
}
