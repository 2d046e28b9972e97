// Real ioc.yaml files of other projects with the definitions they are to be checked with; read in place.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Case } from "./verdicts.ts";

/** All of ibek-support, as an image with every support module would define it. */
export function allOfIbekSupport(corpus: string): readonly string[] {
  const folder = join(corpus, "epics-containers/ibek-support");
  return readdirSync(folder)
    .filter((module) => module !== "_global") // an older copy of `_ansible`
    .flatMap((module) => supportFiles(join(folder, module)))
    .sort();
}

/** Every services repository of the corpus. */
export function manifestCases(corpus: string): readonly Case[] {
  const definitions = allOfIbekSupport(corpus);
  const manifest = readFileSync(join(corpus, "epics-containers/_generated-by-ibek-4.6.2/MANIFEST.tsv"), "utf8");
  return manifest
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split("\t"))
    .map(([ioc = "", iocName = ""]) => ({ definitions, ioc: join(corpus, "epics-containers", ioc), iocName }));
}

/** Small inputs that each show one way ibek refuses, or surprisingly does not. */
export function probeCases(corpus: string): readonly Case[] {
  const folder = join(corpus, "epics-containers/_ibek-error-probes");
  const special: Readonly<Record<string, string>> = { "regex2.yaml": "s2", "g.yaml": "s3", "first.yaml": "s4" };
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && !name.includes(".support."))
    .sort()
    .map((name) => ({
      definitions: [join(folder, `${special[name] ?? "s"}.ibek.support.yaml`)],
      ioc: join(folder, name),
      iocName: "t",
    }));
}

const SAMPLES: readonly (readonly [ioc: string, definitions: readonly string[]])[] = [
  ["motorSim", ["asyn", "motorSim"]],
  ["utils", ["utils"]],
  ["ipac-test", ["ipac", "epics"]],
  ["gauges", ["asyn", "gauges"]],
  ["quadem", ["ADCore", "quadem"]],
  ["quadem", ["ADCore", "quadem_repeat"]],
  ["technosoft", ["asyn", "technosoft"]],
  ["listarg", ["listarg"]],
  ["fastVacuum", ["fastVacuum"]],
  ["dlsPLC", ["dlsPLC", "asyn"]],
  ["repeat", ["epics", "asyn", "motorSim"]],
  ["subentity_test", ["subentity_test", "epics"]],
  ["wait", ["epics", "asyn", "motorSim"]],
  ["bad_counter", ["utils"]],
  ["bad_counter2", ["utils"]],
  ["bad_ref", ["asyn", "motorSim"]],
  ["bad_db", ["bad_db"]],
  ["bad_default", ["asyn"]],
  ["DLS8515", ["DLS8515", "ipac", "epics"]],
  ["aravis_aliases", ["ADCore", "asyn"]],
];

/** ibek's own samples. */
export function sampleCases(corpus: string): readonly Case[] {
  const folder = join(corpus, "epics-containers/ibek/tests/samples");
  return SAMPLES.map(([ioc, modules]) => ({
    definitions: modules.map((module) => join(folder, `support/${module}.ibek.support.yaml`)),
    ioc: join(folder, `iocs/${ioc}.ibek.ioc.yaml`),
    iocName: "TEST_IOC",
  }));
}

function supportFiles(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => name.endsWith(".ibek.support.yaml"));
    return names.map((name) => join(folder, name));
  } catch {
    return []; // a file beside the modules
  }
}
