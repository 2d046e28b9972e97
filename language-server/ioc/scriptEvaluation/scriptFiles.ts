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

/** A name without a slash is looked for in the folders such a variable names. */
const SEARCH_PATHS: ReadonlyMap<IocshFileKind, string> = new Map([
  ["database", "EPICS_DB_INCLUDE_PATH"],
  ["databaseDefinition", "EPICS_DB_INCLUDE_PATH"],
  ["protocol", "STREAM_PROTOCOL_PATH"],
]);

/** `searchPath`: folders separated by colons, for a name without a slash; given by the command. */
export async function findFile(
  name: string,
  kind: IocshFileKind,
  state: ScriptState,
  lookup: FileLookup,
  searchPath?: string,
): Promise<FileFinding> {
  const variable = SEARCH_PATHS.get(kind);
  // Commands that load databases expand environment variables in the name once more.
  const text = variable === undefined ? name : expandMacros(name, state.macros.lookup).text;
  if (text === "" || text.includes(UNKNOWN)) return { kind: "unknown" };
  const searches = variable !== undefined && !/[\\/]/.test(text);
  const searched = searches ? (searchPath ?? expandMacros(`$(${variable}=.)`, state.macros.lookup).text) : ".";
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
  if (instance === undefined || instance.inContainer) return here(path, kind, lookup);
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
  // STREAM_PROTOCOL_PATH may be set later, as long as it is before iocInit.
  const early = kind === "protocol";
  const certain = !made && !early && inWorkspace && (await workspace.list(posix.dirname(path))).length > 0;
  return { kind: "missing", path, certain };
}

/** The folder of the workspace that stands for a folder named in a script; undefined for one of the container's own. */
export function folderHere(folder: string | undefined, { instance }: ScriptStart): string | undefined {
  if (folder === undefined || instance === undefined) return folder;
  const [source] = sourcesInConfig(folder, instance);
  return source;
}
