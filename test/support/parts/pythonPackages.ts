import path from "node:path";
import { cached } from "./cacheFolder.ts";
import { ensureDebianPackages } from "./debianPackages.ts";
import { runToEnd, succeeds } from "./runToEnd.ts";
import type { Surroundings } from "./surroundings.ts";

/** A Python interpreter with packages that only tests and benchmarks run, kept in the cache under `key`. */
export async function pythonPackages(
  surroundings: Surroundings,
  key: string,
  packages: readonly string[],
): Promise<string> {
  const folder = await cached(surroundings, key, async (environment) => {
    const complete = await succeeds({ program: "python3", args: ["-c", "import ensurepip"] });
    if (!complete) await ensureDebianPackages(surroundings, ["python3", "python3-venv"]);
    await runToEnd({ program: "python3", args: ["-m", "venv", environment] }, surroundings.signal);
    const args = ["-m", "pip", "install", "--disable-pip-version-check", "--quiet", ...packages];
    await runToEnd({ program: path.join(environment, "bin", "python"), args }, surroundings.signal);
  });
  return path.join(folder, "bin", "python");
}
