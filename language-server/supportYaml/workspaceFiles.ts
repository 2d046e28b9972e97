// Files that support YAML names: in images they are elsewhere, in a workspace with the module's source they are found.
import { findFiles } from "../catalogue/findFiles.ts";
import type { Workspace } from "../workspace.ts";

const NAMED = /\.(?:db|template|vdb|proto|protocol)$|\.pvi\.device\.yaml$/;

/** A name of such a file in a text: bounded, and tried once a word. */
export const NAMED_FILE =
  /(?<![\w.-])(?<name>[\w.-]{1,100}?\.(?:db|template|vdb|protocol|proto|pvi\.device\.yaml))(?![\w.-])/g;

/** Base name → absolute paths. */
export type WorkspaceFiles = ReadonlyMap<string, readonly string[]>;

export async function workspaceFiles(workspace: Workspace): Promise<WorkspaceFiles> {
  const search = { wants: (name: string) => NAMED.test(name), leavesOut: () => false };
  const found = await Promise.all(workspace.roots.map((root) => findFiles(workspace, root, search)));
  const byName = new Map<string, string[]>();
  for (const path of found.flat()) {
    const name = baseName(path);
    const paths = byName.get(name);
    if (paths) paths.push(path);
    else byName.set(name, [path]);
  }
  return byName;
}

/** `$(ADCORE)/db/NDStats.template` → the file of that name; of several the one nearest to the asking file. */
export function findNamedFile(files: WorkspaceFiles, name: string, asking: string | undefined): string | undefined {
  const paths = files.get(baseName(name.trim())) ?? [];
  const near = (path: string): number => sharedStart(path, asking ?? "");
  return paths.reduce<string | undefined>(
    (best, path) => (best === undefined || near(path) > near(best) ? path : best),
    undefined,
  );
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function sharedStart(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}
