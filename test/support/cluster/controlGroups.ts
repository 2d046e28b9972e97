import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { until } from "../parts/until.ts";

const ROOT = "/sys/fs/cgroup";

/** Folders in which a group has to exist: one per controller in version 1, a single one in version 2. */
async function hierarchies(): Promise<readonly string[]> {
  if (existsSync(path.join(ROOT, "cgroup.controllers"))) return [ROOT];
  const entries = await readdir(ROOT, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => path.join(ROOT, name));
  return folders.filter((folder) => existsSync(path.join(folder, "tasks")));
}

export async function createControlGroup(name: string): Promise<void> {
  for (const hierarchy of await hierarchies()) {
    const group = path.join(hierarchy, name);
    await mkdir(group, { recursive: true });
    // A new group of version 1 may use no processor at all until it is told which.
    for (const file of ["cpuset.cpus", "cpuset.mems"]) {
      const of = path.join(group, file);
      if (path.basename(hierarchy) === "cpuset") await writeFile(of, await readFile(path.join(hierarchy, file)));
    }
  }
}

/** Once its processes have ended; with all groups below. */
export async function removeControlGroup(name: string): Promise<void> {
  // runc makes groups in `unified` too, where version 2 is mounted beside version 1.
  for (const hierarchy of [...(await hierarchies()), path.join(ROOT, "unified")]) {
    const group = path.join(hierarchy, name);
    await until("a control group to be empty", () => removed(group), { seconds: 10 }).catch(() => undefined);
  }
}

async function removed(group: string): Promise<boolean> {
  if (!existsSync(group)) return true;
  const entries = await readdir(group, { withFileTypes: true });
  const below = entries.filter((entry) => entry.isDirectory()).map((entry) => removed(path.join(group, entry.name)));
  if (!(await Promise.all(below)).every(Boolean)) return false;
  return rmdir(group).then(
    () => true,
    () => false,
  );
}
