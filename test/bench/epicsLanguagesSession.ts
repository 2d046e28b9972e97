// Files opened and edited in one server, over real standard streams.
import path from "node:path";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import { startServer, type RunningServer } from "../support/languageServer.ts";
import { memoryOf, warm } from "./iocYamlSession.ts";
import { middlePrecision, type CorpusFile } from "./epicsLanguagesText.ts";

/** `script`: the server as packaged. */
export async function serverOf(script: string, folder: string): Promise<RunningServer> {
  const hook = uriOfPath(path.join(import.meta.dirname, "memoryHook.mjs"));
  const args = ["--expose-gc", "--import", hook, script, "--stdio"];
  const environment = { EPICS_IOC_MEMORY_FILE: memoryFile(folder) };
  return startServer({ program: process.execPath, args, environment }, folder);
}

/** Milliseconds from the text sent to its problems received, for all files one after the other. */
export async function timeToOpen(server: RunningServer, files: readonly CorpusFile[]): Promise<number> {
  let total = 0;
  for (const file of files) {
    const uri = uriOfPath(file.path);
    const began = performance.now();
    await server.open(uri, file.languageId, file.text);
    total += performance.now() - began;
    const closed = server.nextDiagnostics(uri);
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
    await closed;
  }
  return total;
}

export interface MeasuredDatabase {
  readonly opened: number;
  /** One change sent → its problems received. */
  readonly edits: readonly number[];
  /** Megabytes of the process after all that and a collection of garbage. */
  readonly memory: number;
}

export async function measureDatabase(
  script: string,
  folder: string,
  text: string,
  edits: number,
): Promise<MeasuredDatabase> {
  const server = await serverOf(script, folder);
  const uri = uriOfPath(path.join(folder, "large.db"));
  const began = performance.now();
  await server.open(uri, "epics-database", text);
  const opened = performance.now() - began;
  const times = await measureEdits(server, uri, middlePrecision(text), edits);
  const memory = await memoryOf(server, memoryFile(folder));
  await server.stop();
  return { opened, edits: times, memory };
}

/** Types a letter into a number, which is a mistake, and takes it away. */
async function measureEdits(
  server: RunningServer,
  uri: string,
  line: number,
  count: number,
): Promise<readonly number[]> {
  const at = { line, character: 18 };
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const isMistake = round % 2 === 0;
    const range = { start: at, end: isMistake ? at : { line, character: 19 } };
    const began = performance.now();
    const found = await server.change(uri, round + 2, range, isMistake ? "x" : "");
    times.push(performance.now() - began);
    const mistakes = found.filter((each) => each.range.start.line === line).length;
    if (mistakes !== (isMistake ? 1 : 0)) throw new Error(`after edit ${round}: ${mistakes} problems in line ${line}`);
  }
  return warm(times);
}

function memoryFile(folder: string): string {
  return path.join(folder, "memory.json");
}
