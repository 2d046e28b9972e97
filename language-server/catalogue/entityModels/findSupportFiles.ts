import type { Workspace } from "../../workspace.ts";

const SUPPORT_FILE = ".ibek.support.yaml";
// A services repository has some hundred folders; what is larger is searched in part rather than for ever.
const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 8;
const NEVER = new Set(["node_modules", "__pycache__", "venv"]);

export interface FoundFiles {
  /** Absolute paths, sorted by folder. */
  readonly files: readonly string[];
  /** Folders that hold one, and the one the search began in. */
  readonly folders: readonly string[];
}

/** Support YAML files in a folder and below; not in folders that `isForeign` says so of. */
export async function findSupportFiles(
  workspace: Workspace,
  root: string,
  isForeign: (folder: string, names: readonly string[]) => boolean,
): Promise<FoundFiles> {
  const files: string[] = [];
  const folders = new Set([root]);
  let left = MAX_ENTRIES;
  const visit = async (folder: string, depth: number): Promise<void> => {
    const names = await workspace.list(folder);
    if (isForeign(folder, names)) return;
    left -= names.length;
    for (const name of names) {
      const path = `${folder}/${name}`;
      if (name.endsWith(SUPPORT_FILE)) {
        files.push(path);
        folders.add(folder);
      } else if (left > 0 && depth < MAX_DEPTH && mayBeFolder(name) && !(await workspace.isFile(path))) {
        await visit(path, depth + 1);
      }
    }
  };
  await visit(root, 0);
  return { files, folders: [...folders] };
}

function mayBeFolder(name: string): boolean {
  return !name.startsWith(".") && !NEVER.has(name) && !/\.(ya?ml|md|py|ts|js|json|template|db|cmd|sh|txt)$/.test(name);
}
