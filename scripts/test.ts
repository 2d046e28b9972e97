// Everything: static checks, then each suite against real parts, which it starts and stops itself.
//   npm test                              all
//   npm test -- --only unit,integration   some: static, unit, language, fidelity, integration, extensionHost, ui
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startParts, type StartedParts } from "../test/support/parts/startParts.ts";
import { bundle } from "./bundle.ts";
import { runStaticChecks } from "./checks.ts";
import { announce, printTable, root, since, sum, type StepResult } from "./steps.ts";
import { SUITES, type Suite } from "./suites.ts";

const FAILED = { passed: 0, failed: 1, skipped: 0 };
const NOTHING = { passed: 0, failed: 0, skipped: 0 };
const nothingMayBeLeftOut = process.env["CI"] === "true";

const { values } = parseArgs({ options: { only: { type: "string" } } });
const only = values.only?.split(",");
const known = ["static", ...SUITES.map(({ name }) => name)];
const unknown = only?.find((name) => !known.includes(name));
if (unknown !== undefined) throw new Error(`There is no suite ${unknown}; there are ${known.join(", ")}.`);

const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stopping.abort());

const results: StepResult[] = [];
if (only?.includes("static") ?? true) results.push(...(await runStaticChecks()));
const suites = SUITES.filter(({ name }) => only?.includes(name) ?? true);
if (suites.length > 0 && !stopping.signal.aborted) await runSuites(suites);
printTable(results);
const { passed, failed, skipped } = sum(results);
if (skipped > 0) console.log(`\n${skipped} tests left out, see above`);
if (stopping.signal.aborted) console.log("\nstopped before the end");
const incomplete = nothingMayBeLeftOut && skipped > 0;
process.exitCode = failed > 0 || incomplete || stopping.signal.aborted ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

async function runSuites(chosen: readonly Suite[]): Promise<void> {
  await step("build", async () => {
    await bundle(path.join(root, "dist"), { minify: false });
    return { passed: 1, failed: 0, skipped: 0 };
  });
  announce("real parts");
  const begin = Date.now();
  const names = [...new Set(chosen.flatMap(({ needs }) => needs))];
  const started = await startParts(names, (line) => console.log(`· ${line}`), stopping.signal);
  const folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-parts-"));
  try {
    reportParts(started, since(begin));
    const file = path.join(folder, "parts.json");
    writeFileSync(file, JSON.stringify(started.parts));
    for (const suite of chosen) {
      if (stopping.signal.aborted) break;
      results.push(await runSuite(suite, started, file));
    }
  } finally {
    const stopBegin = Date.now();
    await started.stop();
    rmSync(folder, { recursive: true });
    results.push({ name: "stopping the parts", seconds: since(stopBegin), counts: NOTHING });
  }
}

/** What this machine cannot have is left out and said; a part that should have started and did not is a failure. */
function reportParts({ leftOut, broken }: StartedParts, seconds: number): void {
  results.push({ name: "starting the parts", seconds, counts: NOTHING });
  // A run that is asked to stop interrupts the part that starts: that is no fault of the part.
  for (const { name, why } of stopping.signal.aborted ? [] : broken) {
    console.error(`${name} did not start: ${why}`);
    results.push({ name: `part ${name}`, seconds: 0, counts: FAILED });
  }
  for (const { name, why } of leftOut) {
    console.log(`left out ${name}: ${why}`);
    const counts = nothingMayBeLeftOut ? FAILED : NOTHING;
    results.push({ name: `part ${name}`, seconds: 0, counts, leftOut: `left out: ${why.split("\n")[0] ?? ""}` });
  }
}

/** A suite that crashes counts as one failed test, and the next ones still run. */
async function runSuite(suite: Suite, { leftOut }: StartedParts, partsFile: string): Promise<StepResult> {
  const vscode = leftOut.find(({ name }) => name === "vscode" && suite.name === "extensionHost");
  if (vscode !== undefined) {
    return { name: suite.name, seconds: 0, counts: NOTHING, leftOut: `left out: ${vscode.why.split("\n")[0] ?? ""}` };
  }
  const begin = Date.now();
  try {
    return await suite.run(partsFile, stopping.signal);
  } catch (error) {
    console.error(error);
    return { name: suite.name, seconds: since(begin), counts: FAILED };
  }
}

async function step(name: string, work: () => Promise<StepResult["counts"]>): Promise<void> {
  announce(name);
  const begin = Date.now();
  const counts = await work().catch((error: unknown) => {
    console.error(error);
    return FAILED;
  });
  results.push({ name, seconds: since(begin), counts });
}
