// Startup scripts and databases in our server, and databases in the parsers that others use: the same text for all.
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { median, p95, type BenchRow } from "./benchRow.ts";
import { measureDatabase, serverOf, timeToOpen } from "./epicsLanguagesSession.ts";
import { commandCount, languageCorpus, largeDatabase, LINES_OF_RECORD, type CorpusFile } from "./epicsLanguagesText.ts";

/** As many as 2,170 real scripts have. */
const COMMANDS = 35_795;
const RECORDS = 100_000;
const LINES = 10_000;

/** `server`: our server as packaged; `python`: an interpreter with the peers of `epicsLanguagesPeer.py`. */
export async function benchEpicsLanguages(
  corpus: string,
  server: string,
  python: string,
): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-bench-"));
  try {
    const files = await languageCorpus(corpus);
    return [
      ...(await indexRows(files, corpus, server, folder)),
      ...(await editRows(server, python, folder)),
      ...(await largeRows(server, python, folder)),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function indexRows(
  files: readonly CorpusFile[],
  corpus: string,
  script: string,
  folder: string,
): Promise<readonly BenchRow[]> {
  const times: number[] = [];
  for (let round = 0; round < 3; round++) {
    const server = await serverOf(script, folder);
    times.push(await timeToOpen(server, files));
    await server.stop();
  }
  const scripts = files.filter(({ languageId }) => languageId === "epics-startup");
  const commands = scripts.reduce((sum, { text }) => sum + commandCount(text), 0);
  const repeats = Math.ceil(COMMANDS / commands);
  const server = await serverOf(script, path.join(corpus, "epics-languages"));
  const repeated = await timeToOpen(server, Array.from({ length: repeats }, () => scripts).flat());
  await server.stop();
  const kinds = new Set(files.map(({ languageId }) => languageId)).size;
  return [
    { name: `all ${files.length} files of ${kinds} EPICS languages`, ours: median(times), unit: "ms", target: 1000 },
    {
      name: `startup scripts of ${commands * repeats} commands, in ${scripts.length * repeats} files`,
      ours: repeated,
      unit: "ms",
      target: 3000,
    },
  ];
}

async function editRows(script: string, python: string, folder: string): Promise<readonly BenchRow[]> {
  const text = largeDatabase(Math.ceil(LINES / LINES_OF_RECORD));
  const ours = await measureDatabase(script, folder, text, 400);
  const name = `database of ${LINES} lines`;
  const opened = { name: `${name}: cold, to first problems`, ours: ours.opened, unit: "ms" };
  return [
    { name: `${name}: edit to problems, p95`, ours: p95(ours.edits), unit: "ms", target: 15 },
    ...(await besidePeers(opened, python, folder, text)),
  ];
}

async function largeRows(script: string, python: string, folder: string): Promise<readonly BenchRow[]> {
  const text = largeDatabase(RECORDS);
  const ours = await measureDatabase(script, folder, text, 40);
  const name = `database of ${RECORDS} records`;
  const opened = { name: `${name}: cold, to first problems`, ours: ours.opened, unit: "ms", target: 3000 };
  return [
    ...(await besidePeers(opened, python, folder, text)),
    { name: `${name}: edit to problems, p95`, ours: p95(ours.edits), unit: "ms" },
    { name: `${name}: memory after collection`, ours: ours.memory, unit: "MB", target: 250 },
  ];
}

/** The row beside each peer that runs; they parse and check nothing. */
async function besidePeers(row: BenchRow, python: string, folder: string, text: string): Promise<readonly BenchRow[]> {
  const file = path.join(folder, "peer.db");
  await writeFile(file, text);
  const reader = path.join(import.meta.dirname, "epicsLanguagesPeer.py");
  return ["whatrecord 0.6", "tree-sitter-epics-db 0.2"].map((peerName) => {
    const { status, stdout, stderr } = spawnSync(python, [reader, peerName, file], {
      encoding: "utf8",
      timeout: 300_000,
    });
    if (status === 0) return { ...row, peer: Number(stdout), peerName };
    const why = stderr === "" ? "not ready within 5 minutes" : stderr.trim().split("\n").at(-1);
    console.log(`left out ${peerName}: ${why}`);
    return row;
  });
}
