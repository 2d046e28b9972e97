import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { cacheFolder } from "../test/support/parts/cacheFolder.ts";
import { root } from "./steps.ts";

/** An installed VS Code or VSCodium that can show a window here: `/usr/bin/code`. */
export function installedVscode(): string | undefined {
  const { PATH, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === "linux" && DISPLAY === undefined && WAYLAND_DISPLAY === undefined) return undefined;
  const names = process.platform === "win32" ? ["code.cmd", "codium.cmd"] : ["code", "codium"];
  const folders = (PATH ?? "").split(path.delimiter);
  return names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find((file) => existsSync(file));
}

export interface DesktopWindow {
  readonly folder: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string>>;
}

/** Opens a window with the extension, with user data of its own beside the user's; resolves when it is closed. */
export async function openDesktopVscode(program: string, window: DesktopWindow): Promise<void> {
  const userData = path.join(cacheFolder(), "start", "user-data");
  await mkdir(path.join(userData, "User"), { recursive: true });
  await writeFile(path.join(userData, "User", "settings.json"), JSON.stringify(window.settings, undefined, 2));
  const own = ["--user-data-dir", userData, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])];
  const args = [...own, "--new-window", "--wait", `--extensionDevelopmentPath=${root}`, window.folder];
  const child = spawn(program, args, {
    stdio: "ignore",
    env: { ...process.env, ...window.environment },
    // `code.cmd` is a batch file, which Windows starts through its shell only; no argument comes from outside.
    shell: process.platform === "win32",
  });
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", () => resolve());
  });
}
