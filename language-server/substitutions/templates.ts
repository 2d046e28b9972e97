// Finds the templates a substitutions file names: beside it, where modules keep them, and by name in the workspace.
import { posix } from "node:path";
import { databaseMacros, type DatabaseMacros } from "../ioc/databaseMacros/databaseMacros.ts";
import type { Workspace } from "../workspace.ts";

export interface Template {
  /** Absolute. */
  readonly path: string;
  readonly text: string;
  readonly macros: DatabaseMacros;
}

export interface Templates {
  /** By name as written; undefined where the file is not found. */
  readonly byName: ReadonlyMap<string, Template | undefined>;
  /** Folders of the workspace that hold templates. */
  readonly folders: readonly string[];
  /** Names in the folder of the file. */
  readonly beside: readonly string[];
  /** Absolute paths whose change may change the answer; the same array as long as the names are the same. */
  readonly looked: readonly string[];
}

/** Beside the file, in the source folder and in the folder `make` installs to. */
const BESIDE = [".", "..", "../Db", "../db", "../../db", "../../Db"];
/** Nobody names more; each one asks the file system. */
const MOST_NAMES = 200;
const MOST_FOLDERS = 200;
const MOST_VISITS = 500;

export async function findTemplates(
  names: Iterable<string>,
  path: string,
  workspace: Workspace,
  previous: Templates | undefined,
): Promise<Templates> {
  const folders = previous?.folders ?? (await templateFolders(workspace));
  const byName = new Map<string, Template | undefined>();
  const looked = new Set<string>();
  for (const name of names) {
    if (byName.size >= MOST_NAMES) break;
    if (byName.has(name) || name === "") continue;
    const candidates = placesOf(name, posix.dirname(path), folders);
    const known = previous?.byName.has(name) === true;
    const template = known ? previous.byName.get(name) : await firstOf(candidates, workspace);
    byName.set(name, template);
    candidates.slice(0, BESIDE.length).forEach((each) => looked.add(each));
    if (template !== undefined) looked.add(template.path);
  }
  const same = previous?.looked.length === looked.size && previous.looked.every((each) => looked.has(each));
  const beside = previous?.beside ?? (await workspace.list(posix.dirname(path)));
  return { byName, folders, beside, looked: same ? previous.looked : [...looked] };
}

/** Where a file of this name may lie, the likeliest first. A macro in front stands for the top of some module. */
function placesOf(name: string, folder: string, folders: readonly string[]): readonly string[] {
  const plain = name.replace(/^\$[({]\w+[)}]\//, "");
  if (plain.includes("$")) return [];
  if (name.startsWith("/")) return [posix.normalize(name)];
  const beside = plain === name ? BESIDE.map((each) => posix.join(folder, each, plain)) : [];
  const installed = plain === name ? [] : folders.map((each) => posix.join(posix.dirname(each), plain));
  return [...new Set([...beside, ...installed, ...folders.map((each) => posix.join(each, posix.basename(plain)))])];
}

async function firstOf(paths: readonly string[], workspace: Workspace): Promise<Template | undefined> {
  for (const path of paths) {
    const text = (await workspace.isFile(path)) ? await workspace.read(path) : undefined;
    if (text !== undefined) return { path, text, macros: databaseMacros(text) };
  }
  return undefined;
}

/** `db`, `motorApp/Db`, `modules/motor/db` of each folder that is open. */
async function templateFolders(workspace: Workspace): Promise<readonly string[]> {
  const found: string[] = [];
  let visits = 0;
  const holds = async (folder: string): Promise<boolean> =>
    (await workspace.list(folder)).some((name) => /\.(template|db|vdb)$/.test(name));
  const visit = async (folder: string, depth: number): Promise<void> => {
    if (++visits > MOST_VISITS) return;
    const names = (await workspace.list(folder)).filter((name) => !name.startsWith(".") && name !== "node_modules");
    for (const name of names) {
      if (found.length >= MOST_FOLDERS) return;
      if (/^(db|Db)$/.test(name)) {
        if (await holds(`${folder}/${name}`)) found.push(`${folder}/${name}`);
      } else if (depth > 0 && !name.includes(".") && names.length < MOST_FOLDERS)
        await visit(`${folder}/${name}`, depth - 1);
    }
  };
  for (const root of workspace.roots) await visit(root, 2);
  return found;
}
