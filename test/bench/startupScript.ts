// Startup scripts and databases, without the editor: the real files of other projects, and IOCs larger than any.
import { globSync, readFileSync } from "node:fs";
import { TemplateFiles } from "../../language-server/ioc/records/recordReader.ts";
import { NodeWorkspace } from "../../language-server/nodeWorkspace.ts";
import { startupScriptLanguage } from "../../language-server/startupScript/startupScriptLanguage.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import type { Workspace } from "../../language-server/workspace.ts";
import { memoryWorkspace } from "../support/memoryWorkspace.ts";
import { median, p95, type BenchRow } from "./benchRow.ts";

/** As many as the scripts that `cmd-stats` counted have: 2,170 scripts, 35,795 commands. */
const COMMANDS = 35_795;
const RECORDS = 100_000;
const EDITS = 60;

export async function benchStartupScripts(corpus: string): Promise<readonly BenchRow[]> {
  const scripts = globSync(`${corpus}/epics-languages/**/*.{cmd,iocsh}`);
  const disk = new NodeWorkspace({ roots: () => [corpus], openText: () => undefined });
  return [
    { name: `${scripts.length} real scripts`, unit: "ms", ours: await analysing(scripts, disk), target: 1000 },
    { name: "all real databases", unit: "ms", ours: await readingDatabases(corpus, disk), target: 1000 },
    { name: `${COMMANDS} commands of real scripts`, unit: "ms", ours: await manyCommands(scripts, disk), target: 3000 },
    ...(await largeIoc()),
  ];
}

async function analysing(scripts: readonly string[], workspace: Workspace): Promise<number> {
  const language = startupScriptLanguage(workspace);
  const began = performance.now();
  for (const path of scripts) {
    const document = { uri: uriOfPath(path), version: 1, text: readFileSync(path, "utf8") };
    language.diagnostics(await language.analyse(document, undefined));
  }
  return performance.now() - began;
}

async function readingDatabases(corpus: string, workspace: Workspace): Promise<number> {
  const stored = new TemplateFiles();
  const began = performance.now();
  for (const path of globSync(`${corpus}/epics-languages/**/*.{db,template,vdb}`)) await stored.read(path, workspace);
  return performance.now() - began;
}

/** The same scripts again and again until there are as many commands as in all those that were counted. */
async function manyCommands(scripts: readonly string[], workspace: Workspace): Promise<number> {
  const language = startupScriptLanguage(workspace);
  const texts = scripts.map((path) => ({ path, text: readFileSync(path, "utf8") }));
  const began = performance.now();
  for (let commands = 0; commands < COMMANDS;)
    for (const { path, text } of texts) {
      const script = await language.analyse({ uri: uriOfPath(path), version: 1, text }, undefined);
      language.diagnostics(script);
      commands += script.lines.filter(({ kind }) => kind === "command").length;
      if (commands >= COMMANDS) break;
    }
  return performance.now() - began;
}

/** One database of 100,000 records; then a letter typed in the script that loads it. */
async function largeIoc(): Promise<readonly BenchRow[]> {
  const database = Array.from(
    { length: RECORDS },
    (_, index) =>
      `record(ai, "$(P):R${index}") {\n  field(DESC, "Reading ${index}")\n  field(INP, "@asyn($(PORT),${index % 256})GET")\n}\n`,
  ).join("");
  const language = startupScriptLanguage(memoryWorkspace({ "/boot/big.db": database }));
  const before = heap();
  const began = performance.now();
  let script = await language.analyse(document("P=BL01"), undefined);
  const cold = performance.now() - began;
  const memory = heap() - before;
  const times: number[] = [];
  for (let edit = 0; edit < EDITS; edit++) {
    const started = performance.now();
    script = await language.analyse(document("P=BL01", "x".repeat(edit)), script);
    language.diagnostics(script);
    times.push(performance.now() - started);
  }
  const { length } = [...script.contents.places()];
  if (length !== RECORDS) throw new Error(`${length} records`);
  return [
    { name: `${RECORDS} records of one database`, unit: "ms", ours: cold, target: 3000 },
    { name: `${RECORDS} records, memory`, unit: "MB", ours: memory, target: 250 },
    { name: `a keystroke in their script, p95`, unit: "ms", ours: p95(times), target: 15 },
    { name: `a keystroke in their script, median`, unit: "ms", ours: median(times) },
  ];
}

function document(macros: string, comment = ""): { uri: string; version: number; text: string } {
  const text = `# ${comment}\ndrvAsynIPPortConfigure("L0", "h:1")\ndbLoadRecords("big.db", "${macros},PORT=L0")\niocInit\n`;
  return { uri: "file:///boot/st.cmd", version: 1, text };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
