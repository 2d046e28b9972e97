// What is mutated: real files of other projects, read in place, and files of our own where those use too little of ibek.
import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import { allOfIbekSupport, manifestCases, sampleCases } from "../corpusCases.ts";
import type { Case } from "../verdicts.ts";
import type { FidelityCase, NamedText } from "./fidelityCase.ts";

const OWN = join(import.meta.dirname, "../fixtures/mutation");
const OWN_CASES: readonly (readonly [ioc: string, ...definitions: string[]])[] = [
  ["rack", "rack"],
  ["rack2", "rack"],
  ["loops", "rack", "loops"],
  ["checked", "rack", "checked"],
];

/** Each as ibek would read it, unmutated, with no more definitions than it needs. */
export function mutationSources(corpus: string): readonly FidelityCase[] {
  const modules = new Map(allOfIbekSupport(corpus).map((path) => [moduleOf(readFileSync(path, "utf8")), path]));
  const real = manifestCases(corpus).map((each) => withNeeded(each, modules));
  const samples = sampleCases(corpus).map((each) => read(each, each.definitions));
  return [...real, ...samples, ...ownSources()];
}

/** All of the corpus with every definition there is, as `MANIFEST.tsv` was made. */
export function wholeSources(corpus: string): readonly FidelityCase[] {
  return [...manifestCases(corpus), ...sampleCases(corpus)].map((each) => read(each, each.definitions));
}

function ownSources(): readonly FidelityCase[] {
  return OWN_CASES.map(([ioc, ...definitions]) =>
    read(
      { definitions: [], ioc: join(OWN, `${ioc}.ibek.ioc.yaml`), iocName: "bl01t-ea-test-01" },
      definitions.map((name) => join(OWN, `${name}.ibek.support.yaml`)),
    ),
  );
}

function withNeeded(each: Case, modules: ReadonlyMap<string, string>): FidelityCase {
  const text = readFileSync(each.ioc, "utf8");
  const used = new Set([...text.matchAll(/^[\s-]*type:\s*["']?([\w-]+)\./gm)].map((match) => match[1] ?? ""));
  const needed = [...modules].flatMap(([module, path]) => (used.has(module) ? [path] : []));
  return read(each, needed.length > 0 ? needed : [...modules.values()].slice(0, 1));
}

function read({ ioc, iocName }: Case, definitions: readonly string[]): FidelityCase {
  return {
    name: join(basename(dirname(dirname(ioc))), basename(dirname(ioc)), basename(ioc)),
    ioc: named(ioc),
    runtime: undefined,
    definitions: definitions.map(named).sort((a, b) => (a.name < b.name ? -1 : 1)),
    keepDefinitions: true,
    iocName,
  };
}

function named(path: string): NamedText {
  return { name: basename(path), text: readFileSync(path, "utf8") };
}

/** The `module` of a support YAML file: `ADCore`. */
function moduleOf(text: string): string {
  const file: unknown = parse(text, { logLevel: "silent" });
  return typeof file === "object" && file !== null && "module" in file && typeof file.module === "string"
    ? file.module
    : "";
}
