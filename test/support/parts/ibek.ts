import path from "node:path";
import type { Parts } from "../parts.ts";
import { cached } from "./cacheFolder.ts";
import { ensureDebianPackages } from "./debianPackages.ts";
import { runToEnd, succeeds } from "./runToEnd.ts";
import { nothingToStop, type StartedPart, type Surroundings } from "./surroundings.ts";

/** Two releases of the tool whose verdicts we must share: they differ. */
export async function installIbek(surroundings: Surroundings): Promise<StartedPart<NonNullable<Parts["ibek"]>>> {
  const value = {
    "4.8.2": await python(surroundings, "4.8.2"),
    "4.6.2": await python(surroundings, "4.6.2"),
  };
  return { value, stop: nothingToStop };
}

async function python(surroundings: Surroundings, version: string): Promise<string> {
  const folder = await cached(surroundings, `ibek-${version}`, async (environment) => {
    const complete = await succeeds({ program: "python3", args: ["-c", "import ensurepip"] });
    if (!complete) await ensureDebianPackages(surroundings, ["python3", "python3-venv"]);
    await runToEnd({ program: "python3", args: ["-m", "venv", environment] }, surroundings.signal);
    const pip = ["-m", "pip", "install", "--disable-pip-version-check", "--quiet"];
    // ibek asks for Python 3.13 but works on 3.11, which Debian 12 has.
    const args = [...pip, "--ignore-requires-python", `ibek==${version}`];
    await runToEnd({ program: path.join(environment, "bin", "python"), args }, surroundings.signal);
  });
  return path.join(folder, "bin", "python");
}
