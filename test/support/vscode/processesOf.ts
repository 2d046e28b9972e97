import { readdirSync, readFileSync } from "node:fs";

/** Command lines of running processes that match, and whose environment says that this test is behind them. */
export function processesOf(marker: string, pattern: RegExp): readonly string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && procText(name, "environ").includes(marker))
    .map((pid) => procText(pid, "cmdline").replaceAll("\0", " "))
    .filter((line) => pattern.test(line));
}

function procText(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // it ended just now
  }
}
