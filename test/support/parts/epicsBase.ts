import path from "node:path";
import { cached } from "./cacheFolder.ts";
import { ensureDebianPackages } from "./debianPackages.ts";
import { runToEnd, succeeds } from "./runToEnd.ts";
import { nothingToStop, type StartedPart, type Surroundings } from "./surroundings.ts";

/** The release the generic IOC image of the tests has, too. */
const VERSION = "7.0.10.99.0.2";

/** EPICS base's own libraries, whose parser of databases we must agree with. */
export async function installEpicsBase(surroundings: Surroundings): Promise<StartedPart<string>> {
  const folder = await cached(surroundings, `epicscorelibs-${VERSION}`, async (environment) => {
    const complete = await succeeds({ program: "python3", args: ["-c", "import ensurepip"] });
    if (!complete) await ensureDebianPackages(surroundings, ["python3", "python3-venv"]);
    await runToEnd({ program: "python3", args: ["-m", "venv", environment] }, surroundings.signal);
    const args = ["-m", "pip", "install", "--disable-pip-version-check", "--quiet", `epicscorelibs==${VERSION}`];
    await runToEnd({ program: path.join(environment, "bin", "python"), args }, surroundings.signal);
  });
  return { value: path.join(folder, "bin", "python"), stop: nothingToStop };
}
