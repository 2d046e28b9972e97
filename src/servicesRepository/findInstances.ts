// Walks the workspace for services repositories: folders called `services` (today) or `iocs` (until 2023).
import { lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { failed, type Failure } from "../core/failure.ts";
import type { Instance } from "./instance.ts";
import { names, readInstance, readYamlMap } from "./readInstance.ts";

export interface FoundInstances {
  /** Sorted by repository and name. */
  readonly instances: readonly Instance[];
  /** What could not be read, each naming its file; the instance concerned is listed all the same, without image. */
  readonly failures: readonly Failure[];
}

const COLLECTIONS = ["services", "iocs"];
/** `<workspace>/<group>/<repository>/services` is found; deeper is somebody's source tree. */
const DEEPEST = 3;
/** Folders looked into altogether; a beamline has some hundred. */
const MOST_FOLDERS = 5000;

/** Never throws; what it cannot read is a failure beside the rest. */
export async function findInstances(folders: readonly string[], signal: AbortSignal): Promise<FoundInstances> {
  const walk: Walk = { signal, visited: 0, collections: new Map() };
  for (const folder of folders) await findCollections(walk, folder, 0);
  const found = new Map<string, Instance>();
  const failures: Failure[] = [];
  for (const collection of walk.collections.values()) await readCollection(walk, collection, found, failures);
  if (signal.aborted) failures.push(failed("cancelled", "look for IOC instances", "cancelled").failure);
  else if (walk.visited > MOST_FOLDERS) {
    failures.push(
      failed("unexpectedOutput", "look at the whole workspace", `it has more than ${MOST_FOLDERS} folders near its top`)
        .failure,
    );
  }
  const instances = [...found.values()].sort((a, b) => a.folder.localeCompare(b.folder, "en", { numeric: true }));
  return { instances, failures };
}

interface Walk {
  readonly signal: AbortSignal;
  visited: number;
  /** Real path → path as found, so that a link to a folder that is found anyway adds nothing. */
  readonly collections: Map<string, string>;
}

async function findCollections(walk: Walk, folder: string, depth: number): Promise<void> {
  if (!mayGoOn(walk)) return;
  // A person may open one instance, or `services` itself.
  if (depth === 0) {
    for (const collection of [folder, dirname(folder)]) {
      if (COLLECTIONS.includes(basename(collection))) await addCollection(walk, collection);
    }
  }
  for (const name of await subfolders(folder)) {
    const path = join(folder, name);
    if (COLLECTIONS.includes(name)) await addCollection(walk, path);
    // A link may lead out of the workspace or in a circle; inside a collection, links are instances.
    else if (depth + 1 < DEEPEST && !(await isLink(path))) await findCollections(walk, path, depth + 1);
  }
}

async function addCollection(walk: Walk, path: string): Promise<void> {
  const real = await realpath(path).catch(() => undefined);
  if (real !== undefined && !walk.collections.has(real)) walk.collections.set(real, path);
}

async function readCollection(
  walk: Walk,
  collection: string,
  found: Map<string, Instance>,
  failures: Failure[],
): Promise<void> {
  const shared = await readYamlMap(join(collection, "values.yaml"));
  if (!shared.ok) failures.push(shared.failure);
  for (const name of await subfolders(collection)) {
    if (!mayGoOn(walk)) return;
    const folder = join(collection, name);
    const read = await readInstance(folder, dirname(collection), shared.ok ? shared.value : {});
    if (read.instance) found.set(folder, read.instance);
    failures.push(...read.failures);
  }
}

function mayGoOn(walk: Walk): boolean {
  walk.visited += 1;
  return !walk.signal.aborted && walk.visited <= MOST_FOLDERS;
}

/** Dot-folders are skeletons and tools' own; a link to a folder counts, one that leads nowhere does not. */
async function subfolders(folder: string): Promise<readonly string[]> {
  const candidates = (await names(folder)).filter((name) => !name.startsWith(".") && name !== "node_modules");
  const areFolders = await Promise.all(
    candidates.map((name) =>
      stat(join(folder, name)).then(
        (status) => status.isDirectory(),
        () => false,
      ),
    ),
  );
  return candidates.filter((_, index) => areFolders[index]);
}

function isLink(path: string): Promise<boolean> {
  return lstat(path).then(
    (status) => status.isSymbolicLink(),
    () => true,
  );
}
