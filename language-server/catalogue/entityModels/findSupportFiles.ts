import { dirname } from "node:path/posix";
import type { Workspace } from "../../workspace.ts";
import { findFiles } from "../findFiles.ts";

export const SUPPORT_FILE = ".ibek.support.yaml";

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
  const files = await findFiles(workspace, root, {
    wants: (name) => name.endsWith(SUPPORT_FILE),
    leavesOut: isForeign,
  });
  return { files, folders: [...new Set([root, ...files.map((path) => dirname(path))])] };
}
