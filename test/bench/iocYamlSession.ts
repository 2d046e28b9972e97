// One person with one file in one server: what each thing takes, over real standard streams.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { PREVIEW_REQUEST, type PreviewResult } from "../../language-server/protocol.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import type { ProtocolConnection } from "vscode-languageserver/node";
import { startServer, type RunningServer } from "../support/languageServer.ts";
import { until } from "../support/parts/until.ts";
import { middleParameter, withMistake } from "./iocYamlText.ts";

export interface Contestant {
  /** A script that Node.js runs. */
  readonly script: string;
  readonly languageId: string;
  /** First line of the file: how each finds its definitions. */
  readonly header: string;
  readonly hasPreview: boolean;
  readonly configure: (connection: ProtocolConnection) => { readonly initializationOptions?: unknown } | undefined;
  readonly afterStart: (server: RunningServer) => Promise<void>;
}

export interface Rounds {
  readonly starts: number;
  readonly edits: number;
  readonly completions: number;
}

export interface Measured {
  /** Process started → first problems of the file, each time. */
  readonly cold: readonly number[];
  /** One change sent → its problems received. */
  readonly edits: readonly number[];
  readonly completions: readonly number[];
  /** One change sent → its preview received; empty for a server without one. */
  readonly previews: readonly number[];
  /** Megabytes of the process after all that and a collection of garbage. */
  readonly memory: number;
}

interface Session {
  readonly server: RunningServer;
  readonly uri: string;
  readonly text: string;
}

export async function measureSession(
  contestant: Contestant,
  folder: string,
  body: string,
  rounds: Rounds,
): Promise<Measured> {
  const text = `${contestant.header}\n${body}`;
  const file = path.join(folder, "services/bl45p-mo-brick-01/config/ioc.yaml");
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  const uri = uriOfPath(file);
  const memoryFile = path.join(folder, "memory.json");
  const cold: number[] = [];
  for (let count = 1; count < rounds.starts; count++) {
    const server = await started(contestant, { folder, uri, text, memoryFile }, cold);
    await server.stop();
  }
  const server = await started(contestant, { folder, uri, text, memoryFile }, cold);
  const session = { server, uri, text };
  const edits = await measureEdits(session, rounds.edits);
  const completions = await measureCompletions(session, rounds.completions);
  const previews = contestant.hasPreview ? await measurePreviews(session, rounds.completions) : [];
  const memory = await memoryOf(server, memoryFile);
  await server.stop();
  return { cold, edits, completions, previews, memory };
}

async function started(
  { script, configure, afterStart, languageId }: Contestant,
  { folder, uri, text, memoryFile }: { folder: string; uri: string; text: string; memoryFile: string },
  times: number[],
): Promise<RunningServer> {
  const hook = uriOfPath(path.join(import.meta.dirname, "memoryHook.mjs"));
  const args = ["--expose-gc", "--import", hook, script, "--stdio"];
  const began = performance.now();
  const command = { program: process.execPath, args, environment: { EPICS_IOC_MEMORY_FILE: memoryFile } };
  const server = await startServer(command, folder, configure);
  await afterStart(server);
  await server.open(uri, languageId, withMistake(text));
  // Definitions may come after the first, empty answer: counted is the answer that knows the mistake.
  await server.until(uri, (found) => found.length > 0);
  times.push(performance.now() - began);
  return server;
}

/** Types the mistake away and back again, character by character. */
async function measureEdits({ server, uri, text }: Session, count: number): Promise<readonly number[]> {
  const line = middleParameter(text);
  const at = { line, character: 8 };
  const times: number[] = [];
  // With an even version the mistake goes, and so it is in the end.
  const last = count - (count % 2) + 2;
  for (let version = 2; version <= last; version++) {
    const isThere = version % 2 === 0;
    const began = performance.now();
    const range = isThere ? { start: at, end: { line, character: 9 } } : { start: at, end: at };
    const found = await server.change(uri, version, range, isThere ? "" : "X");
    times.push(performance.now() - began);
    const mistakes = found.filter((each) => each.range.start.line === line).length;
    if (mistakes !== (isThere ? 0 : 1)) throw new Error(`after edit ${version}: ${mistakes} problems in line ${line}`);
  }
  return warm(times);
}

async function measureCompletions({ server, uri, text }: Session, count: number): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const began = performance.now();
    const answer: unknown = await server.connection.sendRequest("textDocument/completion", {
      textDocument: { uri },
      position: { line: middleParameter(text), character: 6 },
    });
    times.push(performance.now() - began);
    if (!JSON.stringify(answer).includes("HLM")) throw new Error("completion did not offer the parameters");
  }
  return warm(times);
}

/** Types a digit at the end of a value, and takes it away. */
async function measurePreviews({ server, uri, text }: Session, count: number): Promise<readonly number[]> {
  const line = middleParameter(text);
  const end = (text.split("\n")[line] ?? "").length;
  const times: number[] = [];
  for (let round = 0; round < count * 2; round++) {
    const began = performance.now();
    const there = { line, character: end + 1 };
    const start = { line, character: end };
    const range = round % 2 === 0 ? { start, end: start } : { start, end: there };
    const changed = server.change(uri, 10_000 + round, range, round % 2 === 0 ? "0" : "");
    const preview = await server.connection.sendRequest<PreviewResult>(PREVIEW_REQUEST, { uri });
    times.push(performance.now() - began);
    if (!preview.ok) throw new Error(`there is no preview: ${preview.why}`);
    await changed;
  }
  return warm(times);
}

/** The first ones compile the code that the others run. */
export function warm(times: readonly number[]): readonly number[] {
  return times.slice(Math.floor(times.length / 4));
}

export async function memoryOf({ pid }: RunningServer, file: string): Promise<number> {
  process.kill(pid, "SIGUSR2");
  const read = async (): Promise<string> => readFile(file, "utf8").catch(() => "");
  let answer = "";
  await until("the process to count its memory", async () => (answer = await read()).endsWith("}"), { seconds: 60 });
  await rm(file);
  // Written by our own hook.
  const { rss } = JSON.parse(answer) as { readonly rss: number };
  return rss / 1_000_000;
}
