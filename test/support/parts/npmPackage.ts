import path from "node:path";
import { cached } from "./cacheFolder.ts";
import { runToEnd } from "./runToEnd.ts";
import type { Surroundings } from "./surroundings.ts";

/** Folder of a package that only tests and benchmarks run, kept in the cache under `key`. */
export async function npmPackage(
  surroundings: Surroundings,
  key: string,
  name: string,
  version: string,
): Promise<string> {
  const folder = await cached(surroundings, `${key}-${version}`, async (prefix) => {
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", prefix, `${name}@${version}`];
    await runToEnd({ program: "npm", args }, surroundings.signal);
  });
  return path.join(folder, "node_modules", name);
}
