import path from "node:path";
import type { Parts } from "../parts.ts";
import { cached } from "./cacheFolder.ts";
import { runToEnd } from "./runToEnd.ts";
import { nothingToStop, type StartedPart, type Surroundings } from "./surroundings.ts";

const VERSION = "0.89.0";

export async function installDevcontainerCli(
  surroundings: Surroundings,
): Promise<StartedPart<NonNullable<Parts["devcontainerCli"]>>> {
  const folder = await cached(surroundings, `devcontainers-cli-${VERSION}`, async (prefix) => {
    const args = ["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", prefix];
    await runToEnd({ program: "npm", args: [...args, `@devcontainers/cli@${VERSION}`] }, surroundings.signal);
  });
  const script = path.join(folder, "node_modules", "@devcontainers", "cli", "devcontainer.js");
  return { value: { script }, stop: nothingToStop };
}
