import { existsSync } from "node:fs";
import { CannotRunHere } from "./cannotRunHere.ts";
import { runToEnd } from "./runToEnd.ts";
import type { Surroundings } from "./surroundings.ts";

/** Makes sure Debian packages are installed; throws one sentence where that is impossible. */
export async function ensureDebianPackages(
  { progress, signal }: Surroundings,
  names: readonly string[],
): Promise<void> {
  if (!existsSync("/usr/bin/dpkg-query")) throw new CannotRunHere(`needs Debian with ${names.join(", ")}`);
  const missing = await missingPackages(names);
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw new CannotRunHere(`needs root to install ${missing.join(", ")}`);
  progress(`installing ${missing.join(", ")}`);
  const environment = { DEBIAN_FRONTEND: "noninteractive" };
  await runToEnd({ program: "apt-get", args: ["update", "-q"], environment }, signal);
  const args = ["install", "-q", "-y", "--no-install-recommends", ...missing];
  await runToEnd({ program: "apt-get", args, environment }, signal);
}

async function missingPackages(names: readonly string[]): Promise<string[]> {
  const states = await Promise.all(
    names.map((name) =>
      // It exits with 1 for a package it has never heard of.
      runToEnd({ program: "dpkg-query", args: ["-W", "-f=${db:Status-Status}", name] }).catch(() => "unknown"),
    ),
  );
  return names.filter((_, index) => states[index] !== "installed");
}
