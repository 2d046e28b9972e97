// ioc.yaml in our server and in yaml-language-server with ibek's schema: the same real file, over real standard streams.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { ProtocolConnection } from "vscode-languageserver/node";
import { DEFINITIONS_REQUEST, type DefinitionsResult } from "../../language-server/protocol.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import { startServer, type RunningServer, type ServerCommand } from "../support/languageServer.ts";
import { median, type BenchRow } from "./benchRow.ts";

const ENTITIES = 365;
const COLD_STARTS = 3;
const PEER_NAME = "yaml-language-server 2.0";

interface Measured {
  /** Process started → first problems of the file, each time. */
  readonly cold: readonly number[];
  /** One change sent → its problems received. */
  readonly edits: readonly number[];
  readonly completions: readonly number[];
}

interface Contestant {
  readonly command: ServerCommand;
  readonly languageId: string;
  /** First line of the file: how each finds its definitions. */
  readonly header: string;
  /** How many edits and completions are measured. */
  readonly rounds: number;
  readonly configure: (connection: ProtocolConnection) => { readonly initializationOptions?: unknown } | undefined;
  readonly afterStart: (server: RunningServer) => Promise<void>;
}

/** `server`: our server as packaged; `peer`: yaml-language-server 2.0. Both are scripts that Node.js runs. */
export async function benchIocYaml(corpus: string, server: string, peer: string): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-bench-"));
  try {
    const source = path.join(corpus, "epics-containers/p45-services/services/bl45p-mo-brick-01/config/ioc.yaml");
    const text = repeated(await readFile(source, "utf8"), ENTITIES);
    const ours = await measure(ourContestant(corpus, server), folder, text);
    const theirs = await measure(peerContestant(corpus, peer), folder, text);
    const row = (name: string, of: (measured: Measured) => number): BenchRow => ({
      name: `ioc.yaml of ${ENTITIES} entities: ${name}`,
      ours: of(ours),
      peer: of(theirs),
      peerName: PEER_NAME,
      unit: "ms",
    });
    return [
      row("edit to problems, p95", ({ edits }) => percentile(edits, 0.95)),
      row("edit to problems, median", ({ edits }) => median(edits)),
      row("completion of a parameter, median", ({ completions }) => median(completions)),
      row("cold start to first problems, median", ({ cold }) => median(cold)),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

function ourContestant(corpus: string, server: string): Contestant {
  const definitions: DefinitionsResult = {
    ok: true,
    folder: path.join(corpus, "epics-containers/ibek-support"),
    digest: "",
    origin: "ibek-support",
  };
  return {
    command: { program: process.execPath, args: [server, "--stdio"] },
    languageId: "ibek-ioc",
    header: "# no schema needed",
    rounds: 300,
    configure: (connection) => {
      connection.onRequest(DEFINITIONS_REQUEST, () => definitions);
      return { initializationOptions: { definitions: true } };
    },
    afterStart: () => Promise.resolve(),
  };
}

function peerContestant(corpus: string, script: string): Contestant {
  const schema = path.join(corpus, "epics-containers/_generated-by-ibek-4.6.2/all-ibek-support.ibek.ioc.schema.json");
  const yaml = { validate: true, completion: true, hover: true, schemaStore: { enable: false } };
  return {
    command: { program: process.execPath, args: [script, "--stdio"] },
    languageId: "yaml",
    header: `# yaml-language-server: $schema=${uriOfPath(schema)}`,
    // Each takes it seconds.
    rounds: 8,
    configure: (connection) => {
      connection.onRequest("workspace/configuration", ({ items }: { items: readonly { section: string }[] }) =>
        items.map(({ section }) => (section === "yaml" ? yaml : {})),
      );
      return undefined;
    },
    afterStart: ({ connection }) =>
      connection.sendNotification("workspace/didChangeConfiguration", { settings: { yaml } }),
  };
}

async function measure(contestant: Contestant, folder: string, body: string): Promise<Measured> {
  const text = `${contestant.header}\n${body}`;
  const config = path.join(folder, "services/bl45p-mo-brick-01/config");
  await mkdir(config, { recursive: true });
  const file = path.join(config, "ioc.yaml");
  await writeFile(file, text);
  const uri = uriOfPath(file);
  const cold: number[] = [];
  for (let count = 1; ; count++) {
    const began = performance.now();
    const server = await startServer(contestant.command, folder, contestant.configure);
    await contestant.afterStart(server);
    await server.open(uri, contestant.languageId, mistakeAt(text).with);
    // Definitions may come after the first, empty answer: counted is the answer that knows the mistake.
    await server.until(uri, (found) => found.length > 0);
    cold.push(performance.now() - began);
    if (count === COLD_STARTS) {
      const edits = await measureEdits(server, uri, text, contestant.rounds);
      const completions = await measureCompletions(server, uri, text, Math.min(contestant.rounds, 40));
      await server.stop();
      return { cold, edits, completions };
    }
    await server.stop();
  }
}

/** A parameter of an entity in the middle that does not exist. */
function mistakeAt(text: string): { readonly with: string; readonly line: number } {
  const lines = text.split("\n");
  const line = lines.findIndex((each, index) => index > lines.length / 2 && /^ {4}PREC: /.test(each));
  lines[line] = (lines[line] ?? "").replace("PREC", "PRECX");
  return { with: lines.join("\n"), line };
}

/** Types the mistake away and back again, character by character. */
async function measureEdits(
  server: RunningServer,
  uri: string,
  text: string,
  count: number,
): Promise<readonly number[]> {
  const { line } = mistakeAt(text);
  const at = { line, character: 8 };
  const times: number[] = [];
  for (let version = 2; version < count + 2; version++) {
    const isThere = version % 2 === 0;
    const began = performance.now();
    const range = isThere ? { start: at, end: { line, character: 9 } } : { start: at, end: at };
    const found = await server.change(uri, version, range, isThere ? "" : "X");
    times.push(performance.now() - began);
    const mistakes = found.filter((each) => each.range.start.line === line).length;
    if (mistakes !== (isThere ? 0 : 1)) throw new Error(`after edit ${version}: ${mistakes} problems in line ${line}`);
  }
  // The first ones compile the code that the others run.
  return times.slice(Math.floor(count / 4));
}

async function measureCompletions(
  server: RunningServer,
  uri: string,
  text: string,
  count: number,
): Promise<readonly number[]> {
  const { line } = mistakeAt(text);
  const times: number[] = [];
  for (let round = 0; round < count; round++) {
    const began = performance.now();
    const answer: unknown = await server.connection.sendRequest("textDocument/completion", {
      textDocument: { uri },
      position: { line, character: 6 },
    });
    times.push(performance.now() - began);
    if (!JSON.stringify(answer).includes("HLM")) throw new Error("completion did not offer the parameters");
  }
  return times.slice(Math.floor(count / 4));
}

/** The file's entities again and again, each time under other ids. */
function repeated(text: string, entities: number): string {
  const [head = "", ...items] = text.split(/^(?= {2}- type:)/m);
  const own = items.slice(2);
  const copies: string[] = items.slice(0, 2);
  for (let copy = 0; copies.length < entities; copy++) {
    copies.push(...own.map((item) => item.replaceAll("BRICK1", `BRICK1N${copy}`)).slice(0, entities - copies.length));
  }
  return head.replace(/^#.*\n/, "") + copies.join("");
}

function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;
}
