import type { Parts } from "../../support/parts.ts";
import { compare, type Comparison } from "./disagreements.ts";
import { drawnCases } from "./drawnCases.ts";
import { IBEK_VERSIONS, type FidelityCase, type IbekVersion } from "./fidelityCase.ts";
import { ibekAnswers } from "./ibekAnswers.ts";
import { ourAnswers } from "./ourAnswers.ts";
import { mutationSources, wholeSources } from "./sources.ts";

/** Where a thousand files are drawn from, and the hundred that every test run asks. */
export const DEFAULT_SEED = 1;

/** Mutated files, asked of each ibek and of us. */
export async function runMutations(
  { corpus, ibek }: Required<Pick<Parts, "corpus" | "ibek">>,
  { seed, count }: { readonly seed: number; readonly count: number },
  progress: (line: string) => void = () => undefined,
): Promise<ReadonlyMap<IbekVersion, Comparison>> {
  const sources = mutationSources(corpus);
  const newest = await ibekAnswers("4.8.2", ibek["4.8.2"], sources);
  const accepted = sources.filter((_, index) => newest[index]?.verdict === "accepted");
  return comparisons(ibek, drawnCases(accepted, seed, count), progress);
}

/** The files themselves, with all definitions there are. */
export function runUnmutated({
  corpus,
  ibek,
}: Required<Pick<Parts, "corpus" | "ibek">>): Promise<ReadonlyMap<IbekVersion, Comparison>> {
  return comparisons(ibek, [...wholeSources(corpus), ...mutationSources(corpus)], () => undefined);
}

async function comparisons(
  ibek: Required<Parts>["ibek"],
  cases: readonly FidelityCase[],
  progress: (line: string) => void,
): Promise<ReadonlyMap<IbekVersion, Comparison>> {
  const found = new Map<IbekVersion, Comparison>();
  for (const version of IBEK_VERSIONS) {
    const theirs = await ibekAnswers(version, ibek[version], cases, (done, of) => {
      if (done % 100 === 0) progress(`ibek ${version}: ${done} of ${of} files it was never asked before`);
    });
    found.set(version, compare(cases, theirs, await ourAnswers(version, cases)));
  }
  return found;
}
