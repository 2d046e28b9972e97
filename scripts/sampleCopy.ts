import { cp, mkdir, rm } from "node:fs/promises";
import { existsSync } from "node:fs";
import path from "node:path";
import { cacheFolder } from "../test/support/parts/cacheFolder.ts";
import { runToEnd } from "../test/support/parts/runToEnd.ts";
import { root } from "./steps.ts";

/**
 * A copy of the sample beamline to play with, as a git repository of its own outside the checkout. Made anew each time,
 * unless somebody has changed it.
 */
export async function sampleCopy(): Promise<{ readonly folder: string; readonly changed: boolean }> {
  const folder = path.join(cacheFolder(), "sample-beamline");
  const identity = ["-c", "user.name=EPICS IOC", "-c", "user.email=sample@localhost", "-c", "commit.gpgsign=false"];
  const git = (...args: readonly string[]) => runToEnd({ program: "git", args: ["-C", folder, ...args] });
  if (existsSync(path.join(folder, ".git"))) {
    const commits = Number(await git("rev-list", "--count", "HEAD"));
    if (commits > 1 || (await git("status", "--porcelain")) !== "") return { folder, changed: true };
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.dirname(folder), { recursive: true });
  await cp(path.join(root, "docs", "sample-beamline"), folder, { recursive: true });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git(...identity, "commit", "--quiet", "--message", "The sample beamline");
  return { folder, changed: false };
}
