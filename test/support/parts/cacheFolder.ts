import { existsSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import type { Surroundings } from "./surroundings.ts";

export function cacheFolder(): string {
  const { EPICS_IOC_CACHE: own, XDG_CACHE_HOME: shared } = process.env;
  return own ?? path.join(shared ?? path.join(homedir(), ".cache"), "epics-ioc");
}

/**
 * Folder `name` of the cache, made by `build` the first time. The name carries the versions of what is inside:
 * `kubernetes-1.36.3`. What an interrupted build left behind is made anew.
 */
export async function cached(
  { cache, progress }: Surroundings,
  name: string,
  build: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(cache, name);
  const complete = path.join(folder, ".complete");
  if (existsSync(complete)) return folder;
  progress(`making ${name} (once)`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await build(folder);
  await writeFile(complete, "");
  return folder;
}
