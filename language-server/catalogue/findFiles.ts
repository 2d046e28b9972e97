import type { Workspace } from "../workspace.ts";

// A services repository has some hundred folders; what is larger is searched in part rather than for ever.
const MAX_ENTRIES = 20_000;
const MAX_DEPTH = 8;
const NEVER = new Set(["node_modules", "__pycache__", "venv"]);
const SURELY_FILE = /\.(ya?ml|md|rst|py|ts|js|json|template|db|cmd|sh|txt|proto|protocol|bob|png|svg|lock|toml)$/;

export interface FileSearch {
  wants(name: string): boolean;
  /** Folders to leave out with all below them, told by what is in them. */
  leavesOut(folder: string, names: readonly string[]): boolean;
}

/** Absolute paths of files in a folder and below, each folder's in order of name. Hidden folders are left out. */
export async function findFiles(workspace: Workspace, root: string, search: FileSearch): Promise<readonly string[]> {
  const found: string[] = [];
  let left = MAX_ENTRIES;
  const visit = async (folder: string, above: readonly string[]): Promise<void> => {
    const names = await workspace.list(folder);
    if (search.leavesOut(folder, names)) return;
    // A link to a folder around it: it would be searched again and again.
    const listing = names.join("/");
    if (listing !== "" && above.includes(listing)) return;
    left -= names.length;
    const isWorthwhile = left > 0 && above.length < MAX_DEPTH;
    const entries = await Promise.all(
      names.map(async (name) => {
        const path = `${folder}/${name}`;
        if (search.wants(name)) return { path, isFolder: false };
        return isWorthwhile && mayBeFolder(name) && !(await workspace.isFile(path))
          ? { path, isFolder: true }
          : undefined;
      }),
    );
    for (const entry of entries) {
      if (entry?.isFolder === true) await visit(entry.path, [...above, listing]);
      else if (entry) found.push(entry.path);
    }
  };
  await visit(root, []);
  return found;
}

function mayBeFolder(name: string): boolean {
  return !name.startsWith(".") && !NEVER.has(name) && !SURELY_FILE.test(name);
}
