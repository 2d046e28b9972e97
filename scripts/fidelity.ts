// `npm run fidelity`: real files, mutated, asked of the real ibek (both versions) and of our language server.
//   npm run fidelity -- --seed 7 --count 200    other files, fewer
// Each disagreement is listed with its kind; its files are kept in a folder that is named at the end.
import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { classOf, type Comparison, type Disagreement } from "../test/fidelity/mutation/disagreements.ts";
import { DEFAULT_SEED, runMutations, runUnmutated } from "../test/fidelity/mutation/mutationRun.ts";
import { parts } from "../test/support/parts.ts";
import { startParts } from "../test/support/parts/startParts.ts";

const { values } = parseArgs({ options: { seed: { type: "string" }, count: { type: "string" } } });
const seed = Number(values.seed ?? DEFAULT_SEED);
const count = Number(values.count ?? 1000);
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stopping.abort());

let listed = 0;
const started =
  process.env["EPICS_IOC_PARTS"] === undefined
    ? await startParts(["corpus", "ibek"], (line) => console.log(`· ${line}`), stopping.signal)
    : { parts, stop: () => Promise.resolve() };
try {
  const { corpus, ibek } = started.parts;
  if (corpus === undefined || ibek === undefined) throw new Error("this needs Python with ibek, and the corpus");
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-fidelity-"));
  console.log("\nThe corpus as it is");
  for (const [version, found] of await runUnmutated({ corpus, ibek })) await report(version, found, folder, 0);
  console.log(`\n${count} mutated files, seed ${seed}`);
  const mutated = await runMutations({ corpus, ibek }, { seed, count }, (line) => console.log(`· ${line}`));
  for (const [version, found] of mutated) await report(version, found, folder, count / 100);
  if (listed > 0) console.log(`\nThe files of what is listed are in ${folder}`);
  else await rm(folder, { recursive: true });
} finally {
  await started.stop();
}

async function report(version: string, found: Comparison, folder: string, mayBeUnknown: number): Promise<void> {
  const { agreed, written, disagreements, otherBytes, unknown } = found;
  console.log(
    `ibek ${version}: ${agreed} verdicts agree, ${disagreements.length} do not, ${unknown.length} not checked here; ` +
      `of ${written} accepted files ${otherBytes.length} would be generated otherwise`,
  );
  if (disagreements.length > 0 || otherBytes.length > 0 || unknown.length > mayBeUnknown) process.exitCode = 1;
  const classes = Map.groupBy([...disagreements, ...otherBytes, ...unknown], classOf);
  for (const [name, all] of [...classes].sort(([, a], [, b]) => b.length - a.length)) {
    console.log(`  ${String(all.length).padStart(4)}  ${name}`);
    for (const each of all.slice(0, 3))
      console.log(`          ${await kept(each, version, folder)}  ${each.case.name}`);
  }
}

/** Number of a subfolder that holds the case's files and both answers. */
async function kept(
  { case: { ioc, definitions, name, iocName }, ibek, ours }: Disagreement,
  version: string,
  folder: string,
): Promise<string> {
  const number = String(++listed);
  const own = path.join(folder, number);
  await mkdir(own);
  for (const file of [ioc, ...definitions]) await writeFile(path.join(own, file.name), file.text);
  for (const [who, { files }] of [
    ["ibek", ibek],
    ["ours", ours],
  ] as const) {
    for (const [file, text] of Object.entries(files)) await writeFile(path.join(own, `${who}.${file}`), text);
  }
  const answers = `${name}\nIOC_NAME=${iocName}\n\nibek ${version}: ${ibek.verdict}\n${ibek.why}\n\nours: ${ours.verdict}\n${ours.why}\n`;
  await writeFile(path.join(own, "answers.txt"), answers);
  return number;
}
