// What `check` and `test` have in common: steps that run one after the other, each with its time and its counts.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Counts } from "./testCounts.ts";

export interface StepResult {
  readonly name: string;
  readonly seconds: number;
  readonly counts: Counts;
  /** Why nothing was done; undefined when it was. */
  readonly leftOut?: string;
}

export const root = path.dirname(import.meta.dirname);

/** Runs a program of `node_modules` under this Node.js; its output goes to ours. Resolves to the exit code. */
export function runNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  { cwd = root, signal }: { readonly cwd?: string; readonly signal?: AbortSignal | undefined } = {},
): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...environment },
    });
    signal?.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}

/** A step that passes or fails as a whole counts as one test. */
export async function toolStep(name: string, args: readonly string[]): Promise<StepResult> {
  announce(name);
  const begin = Date.now();
  const passed = (await runNode(args)) === 0;
  return { name, seconds: since(begin), counts: { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 } };
}

/** Test files for Node.js's own runner, each in a process of its own. */
export async function testStep(
  name: string,
  patterns: readonly string[],
  options: {
    readonly environment?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
    /** Files that share a cluster or an engine run one after the other. */
    readonly oneAtATime?: boolean;
  } = {},
): Promise<StepResult> {
  announce(name);
  const begin = Date.now();
  const folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-counts-"));
  const file = path.join(folder, "counts.json");
  const code = await runNode(
    [
      ...["--disable-warning=ExperimentalWarning", "--test"],
      // Forcing the exit can lose the last results a file reports, so only what holds real parts open is forced.
      ...(options.oneAtATime === true ? ["--test-concurrency=1", "--test-force-exit"] : []),
      ...["--test-reporter=spec", "--test-reporter-destination=stdout"],
      ...[`--test-reporter=./scripts/testCounts.ts`, `--test-reporter-destination=${file}`],
      ...patterns,
    ],
    options.environment,
    { signal: options.signal },
  );
  const counts = countsIn(file);
  rmSync(folder, { recursive: true, force: true });
  // A runner that died has a failure nobody counted.
  const failed = code !== 0 && counts.failed === 0 ? 1 : counts.failed;
  return { name, seconds: since(begin), counts: { ...counts, failed } };
}

function countsIn(file: string): Counts {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

export function announce(name: string): void {
  console.log(`\n── ${name} ${"─".repeat(Math.max(3, 100 - name.length))}`);
}

export function since(begin: number): number {
  return (Date.now() - begin) / 1000;
}

export function printTable(results: readonly StepResult[]): void {
  console.log("");
  const width = Math.max(...results.map(({ name }) => name.length));
  for (const { name, seconds, counts, leftOut } of results) {
    const mark = counts.failed > 0 ? "✖" : leftOut === undefined ? "✔" : "–";
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} left out` : "";
    const outcome = leftOut ?? `${counts.passed} passed, ${counts.failed} failed${skipped}`;
    console.log(`${mark} ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(7)} s  ${outcome}`);
  }
}

export function sum(results: readonly StepResult[]): Counts {
  const total = (key: keyof Counts) => results.reduce((all, { counts }) => all + counts[key], 0);
  return { passed: total("passed"), failed: total("failed"), skipped: total("skipped") };
}
