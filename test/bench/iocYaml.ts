// ioc.yaml in our server and in yaml-language-server with ibek's schema: the same real file, over real standard streams.
import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DEFINITIONS_REQUEST, type DefinitionsResult } from "../../language-server/protocol.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import { allOfIbekSupport } from "../fidelity/corpusCases.ts";
import { median, p95, type BenchRow } from "./benchRow.ts";
import { measureSession, type Contestant, type Measured, type Rounds } from "./iocYamlSession.ts";
import { entityCount, repeatedEntities } from "./iocYamlText.ts";

const PEER_NAME = "yaml-language-server 2.0";

interface Size {
  /** Undefined: as it is. */
  readonly entities: number | undefined;
  readonly ours: Rounds;
  /** Each takes it seconds. */
  readonly peer: Rounds;
  /** What we promise; nothing for opening and previewing ten times the largest file there is. */
  readonly targets: {
    readonly edit: number;
    readonly memory: number;
    readonly cold?: number;
    readonly preview?: number;
  };
}

const SIZES: readonly Size[] = [
  {
    entities: undefined,
    ours: { starts: 5, edits: 300, completions: 100 },
    peer: { starts: 2, edits: 20, completions: 20 },
    targets: { edit: 10, memory: 120, cold: 600, preview: 60 },
  },
  {
    entities: 365,
    ours: { starts: 5, edits: 300, completions: 100 },
    peer: { starts: 2, edits: 8, completions: 8 },
    targets: { edit: 10, memory: 120, cold: 600, preview: 60 },
  },
  {
    entities: 3650,
    ours: { starts: 3, edits: 200, completions: 60 },
    peer: { starts: 1, edits: 2, completions: 2 },
    targets: { edit: 60, memory: 200 },
  },
];

/** `server`: our server as packaged; `peer`: yaml-language-server 2.0; both are scripts. `python` has ibek. */
export async function benchIocYaml(
  corpus: string,
  server: string,
  peer: string,
  python: string,
): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-bench-"));
  try {
    const source = path.join(corpus, "epics-containers/p45-services/services/bl45p-mo-brick-01/config/ioc.yaml");
    const whole = await readFile(source, "utf8");
    const rows: BenchRow[] = [];
    for (const size of SIZES) {
      const text = repeatedEntities(whole, size.entities ?? entityCount(whole));
      const ours = await measureSession(ourContestant(corpus, server), folder, text, size.ours);
      const theirs = await measureSession(peerContestant(corpus, peer), folder, text, size.peer);
      const ibek = await timeOfIbek(corpus, python, folder, text);
      rows.push(...rowsOf(entityCount(text), size, { ours, theirs, ibek }));
    }
    return rows;
  } finally {
    await rm(folder, { recursive: true });
  }
}

function rowsOf(
  entities: number,
  { targets }: Size,
  { ours, theirs, ibek }: { readonly ours: Measured; readonly theirs: Measured; readonly ibek: number },
): readonly BenchRow[] {
  const row = (
    name: string,
    of: (measured: Measured) => number,
    target: number | undefined,
    unit = "ms",
  ): BenchRow => ({
    name: `ioc.yaml of ${entities} entities: ${name}`,
    ours: of(ours),
    peer: of(theirs),
    peerName: PEER_NAME,
    unit,
    ...(target !== undefined && { target }),
  });
  return [
    row("edit to problems, p95", ({ edits }) => p95(edits), targets.edit),
    row("completion of a parameter, p95", ({ completions }) => p95(completions), 10),
    row("cold start to first problems, median", ({ cold }) => median(cold), targets.cold),
    row("memory after collection", ({ memory }) => memory, targets.memory, "MB"),
    {
      ...row("edit to preview, p95", ({ previews }) => p95(previews), targets.preview),
      peer: ibek,
      peerName: "ibek 4.8.2",
    },
  ];
}

function ourContestant(corpus: string, script: string): Contestant {
  const definitions: DefinitionsResult = {
    ok: true,
    folder: path.join(corpus, "epics-containers/ibek-support"),
    digest: "",
    origin: "ibek-support",
  };
  return {
    script,
    languageId: "ibek-ioc",
    header: "# no schema needed",
    hasPreview: true,
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
    script,
    languageId: "yaml",
    header: `# yaml-language-server: $schema=${uriOfPath(schema)}`,
    hasPreview: false,
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

/** Milliseconds of one `ibek runtime generate2`, as a person would wait for it. */
async function timeOfIbek(corpus: string, python: string, folder: string, text: string): Promise<number> {
  const root = path.join(folder, "epics");
  const ioc = path.join(folder, "ioc.yaml");
  await writeFile(ioc, text);
  const definitions = allOfIbekSupport(corpus).flatMap((file) => ["--definitions", file]);
  const args = [
    "-m",
    "ibek",
    "runtime",
    "generate2",
    "-i",
    ioc,
    ...definitions,
    "-o",
    path.join(folder, "runtime"),
    "--no-pvi",
  ];
  const env = { ...process.env, EPICS_ROOT: root, IOC: "/epics/ioc", RUNTIME_DIR: "/epics/runtime", IOC_NAME: "bench" };
  const began = performance.now();
  const { status, stderr } = spawnSync(python, args, { env, encoding: "utf8" });
  if (status !== 0) throw new Error(`ibek refused the file:\n${stderr.slice(-2000)}`);
  return performance.now() - began;
}
