// `npm run bench`: how long things take, beside the peer a person would use instead. `-- --only tree,activation` for some.
// Parts that run already (`scripts/parts.ts`), named in EPICS_IOC_PARTS, are used as they are.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { benchActivation } from "../test/bench/activation.ts";
import type { BenchRow } from "../test/bench/benchRow.ts";
import { benchClusterTree } from "../test/bench/clusterTree.ts";
import { benchEpicsLanguages } from "../test/bench/epicsLanguages.ts";
import { benchIocYaml } from "../test/bench/iocYaml.ts";
import { benchStartupScripts } from "../test/bench/startupScript.ts";
import { parts, type Parts } from "../test/support/parts.ts";
import { cacheFolder } from "../test/support/parts/cacheFolder.ts";
import { npmPackage } from "../test/support/parts/npmPackage.ts";
import { pythonPackages } from "../test/support/parts/pythonPackages.ts";
import { startParts } from "../test/support/parts/startParts.ts";
import { bundle } from "./bundle.ts";
import { packageExtension } from "./packageExtension.ts";
import { root } from "./steps.ts";

interface Bench {
  readonly needs: readonly (keyof Parts)[];
  /** Only called when all it needs is there. */
  readonly measure: (parts: Required<Parts>) => Promise<readonly BenchRow[]>;
}

const BENCHES: Readonly<Record<string, Bench>> = {
  iocYaml: { needs: ["corpus", "ibek"], measure: editing },
  epicsLanguages: { needs: ["corpus"], measure: epicsLanguages },
  startupScript: { needs: ["corpus"], measure: ({ corpus }) => benchStartupScripts(corpus) },
  package: { needs: [], measure: packageSize },
  activation: { needs: ["vscode"], measure: ({ vscode }) => benchActivation(root, vscode) },
  tree: { needs: ["cluster"], measure: ({ cluster }) => benchClusterTree(cluster) },
};

const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = Object.entries(BENCHES).filter(([name]) => values.only?.split(",").includes(name) ?? true);
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

await bundle(path.join(root, "dist"), { minify: true });
const needed = [...new Set(chosen.flatMap(([, { needs }]) => needs))];
const started =
  process.env["EPICS_IOC_PARTS"] === undefined
    ? await startParts(needed, (line) => console.log(`· ${line}`), stopping.signal)
    : { parts, stop: () => Promise.resolve() };
const rows: BenchRow[] = [];
try {
  for (const [name, { needs, measure }] of chosen) {
    const missing = needs.filter((part) => started.parts[part] === undefined);
    if (missing.length > 0) console.log(`left out ${name}: needs ${missing.join(", ")}`);
    else if (!stopping.signal.aborted) rows.push(...(await measure(started.parts as Required<Parts>)));
  }
} finally {
  await started.stop();
}
print(rows);

async function editing({ corpus, ibek }: Required<Parts>): Promise<readonly BenchRow[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), "epics-ioc-bench-"));
  const surroundings = { cache: cacheFolder(), scratch, progress: console.log, signal: stopping.signal };
  const peer = await npmPackage(surroundings, "yaml-language-server", "yaml-language-server", "2.0.0");
  await rm(scratch, { recursive: true });
  const server = path.join(root, "dist", "languageServer.cjs");
  return benchIocYaml(corpus, server, path.join(peer, "bin", "yaml-language-server"), ibek["4.8.2"]);
}

async function epicsLanguages({ corpus }: Required<Parts>): Promise<readonly BenchRow[]> {
  const scratch = await mkdtemp(path.join(tmpdir(), "epics-ioc-bench-"));
  const surroundings = { cache: cacheFolder(), scratch, progress: console.log, signal: stopping.signal };
  // With a newer graphql-core whatrecord does not start.
  const packages = ["whatrecord==0.6.0", "graphql-core==3.1.7", "tree-sitter==0.26.1", "tree-sitter-epics-db==0.2.0"];
  const python = await pythonPackages(surroundings, "database-parsers-1", packages);
  await rm(scratch, { recursive: true });
  return benchEpicsLanguages(corpus, path.join(root, "dist", "languageServer.cjs"), python);
}

async function packageSize(): Promise<readonly BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-bench-"));
  const { bytes, sizes } = await packageExtension(folder);
  await rm(folder, { recursive: true });
  const kilobytes = (name: string, size: number): BenchRow => ({ name, ours: size / 1024, unit: "kB" });
  return [
    kilobytes("package", bytes),
    ...Object.entries(sizes).map(([name, size]) =>
      kilobytes(`${name}${name === "extension.cjs" ? ", loaded at activation" : ""}`, size),
    ),
  ];
}

function print(table: readonly BenchRow[]): void {
  const number = (value: number | undefined) => (value === undefined ? "" : value.toFixed(value < 10 ? 1 : 0));
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const head = ["", "EPICS IOC", "promised", "peer", "", "peer ÷ ours"];
  console.log(`\n${line(head)}\n${line(["---", "--:", "--:", "--:", "---", "--:"])}`);
  for (const { name, ours, peer, peerName, unit, target } of table) {
    const ratio = peer === undefined ? "" : `${(peer / ours).toFixed(1)}×`;
    const theirs = peer === undefined ? "" : `${number(peer)} ${unit}`;
    const promised = target === undefined ? "" : `≤ ${target} ${unit}${ours > target ? " ✖" : ""}`;
    console.log(line([name, `${number(ours)} ${unit}`, promised, theirs, peerName ?? "", ratio]));
  }
}
