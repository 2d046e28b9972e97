// Files that a file includes by name, where modules keep them.
import type { Workspace } from "../workspace.ts";

export interface RelatedFile {
  /** As the file is called: `menuScan.dbd`. */
  readonly name: string;
  /** Undefined: it is in none of the places. */
  readonly path: string | undefined;
  readonly text: string;
  /** Absolute paths that were looked at. */
  readonly looked: readonly string[];
}

/** `/app/src/x.dbd`, `menu.dbd`, [`.`, `../dbd`] → `/app/src/menu.dbd`, `/app/dbd/menu.dbd`. */
export async function findRelated(
  from: string,
  name: string,
  folders: readonly string[],
  workspace: Workspace,
): Promise<RelatedFile> {
  const folder = from.slice(0, from.lastIndexOf("/"));
  const paths = name.startsWith("/") ? [name] : folders.map((each) => normalised(`${folder}/${each}/${name}`));
  for (const [index, path] of paths.entries()) {
    const text = (await workspace.isFile(path)) ? await workspace.read(path) : undefined;
    if (text !== undefined) return { name, path, text, looked: paths.slice(0, index + 1) };
  }
  return { name, path: undefined, text: "", looked: paths };
}

/** The folders themselves, for completion of names. */
export function relatedFolders(from: string, folders: readonly string[]): readonly string[] {
  const folder = from.slice(0, from.lastIndexOf("/"));
  return folders.map((each) => normalised(`${folder}/${each}`));
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `${path.startsWith("/") ? "/" : ""}${parts.join("/")}`;
}
