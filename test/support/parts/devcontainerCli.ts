import path from "node:path";
import type { Parts } from "../parts.ts";
import { npmPackage } from "./npmPackage.ts";
import { nothingToStop, type StartedPart, type Surroundings } from "./surroundings.ts";

const VERSION = "0.89.0";

export async function installDevcontainerCli(
  surroundings: Surroundings,
): Promise<StartedPart<NonNullable<Parts["devcontainerCli"]>>> {
  const folder = await npmPackage(surroundings, "devcontainers-cli", "@devcontainers/cli", VERSION);
  return { value: { script: path.join(folder, "devcontainer.js") }, stop: nothingToStop };
}
