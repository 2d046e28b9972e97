import { existsSync } from "node:fs";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { cached } from "./cacheFolder.ts";
import { ensureDebianPackages } from "./debianPackages.ts";
import { runToEnd } from "./runToEnd.ts";
import { nothingToStop, type StartedPart, type Surroundings } from "./surroundings.ts";

/** Contains VS Code 1.139.1: its server and its web workbench. */
const CODE_SERVER = "4.139.1";

/** Folder of VS Code's own server: `…/code-server/lib/vscode`, ready to run with `node out/server-main.js`. */
export async function installVscodeServer(surroundings: Surroundings): Promise<string> {
  const { signal } = surroundings;
  const within = ["node_modules", "code-server", "lib", "vscode"];
  const folder = await cached(surroundings, `code-server-${CODE_SERVER}`, async (prefix) => {
    const install = ["install", "--ignore-scripts", "--no-audit", "--no-fund"];
    const npm = (args: readonly string[], cwd: string) => runToEnd({ program: "npm", args, cwd }, signal);
    // The exact version matters: without it npm picks an old release that tolerates older Node.js versions.
    await npm([...install, "--prefix", prefix, `code-server@${CODE_SERVER}`], prefix);
    const server = path.join(prefix, ...within);
    await npm([...install, "--omit=dev"], server);
    await npm([...install, "--omit=dev"], path.join(server, "extensions"));
    await compileLogWriter(surroundings, server);
  });
  return path.join(folder, ...within);
}

/** The terminal, the file watcher and the search come prebuilt; what writes logs and output channels to files does not. */
async function compileLogWriter({ progress, signal }: Surroundings, server: string): Promise<void> {
  const installation = path.resolve(process.execPath, "..", "..");
  // Without headers at hand the compilation would fetch them.
  const headers = existsSync(path.join(installation, "include", "node", "node.h"));
  const environment = headers ? { npm_config_nodedir: installation } : {};
  const args = ["rebuild", "@vscode/spdlog", "@vscode/native-watchdog"];
  await runToEnd({ program: "npm", args, cwd: server, environment }, signal).catch(() => {
    progress("VS Code runs without log files and output channels here: they need a C++ compiler and make");
  });
}

/** A real VS Code and the browser that drives it. */
export async function installVscode(surroundings: Surroundings): Promise<StartedPart<NonNullable<Parts["vscode"]>>> {
  const folder = await installVscodeServer(surroundings);
  const installed = ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((browser) => existsSync(browser));
  if (installed === undefined) await ensureDebianPackages(surroundings, ["chromium"]);
  return { value: { node: process.execPath, folder, chromium: installed ?? "/usr/bin/chromium" }, stop: nothingToStop };
}
