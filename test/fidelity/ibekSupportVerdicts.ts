import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parts } from "../support/parts.ts";
import type { Verdict } from "./verdicts.ts";

/** Whether ibek accepts texts as support YAML files: one process for all, in order. */
export async function ibekSupportVerdicts(
  version: "4.8.2" | "4.6.2",
  texts: readonly string[],
): Promise<readonly Verdict[]> {
  const script = fileURLToPath(new URL("ibekSupportVerdicts.py", import.meta.url));
  const child = spawn(parts.ibek?.[version] ?? "", [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(texts.map((text) => `${JSON.stringify(text)}\n`).join(""));
  const verdicts: Verdict[] = [];
  // Written by our own script.
  for await (const line of createInterface(child.stdout)) verdicts.push(JSON.parse(line) as Verdict);
  return verdicts;
}
