import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parts, without } from "../support/parts.ts";
import { allOfIbekSupport, manifestCases, probeCases, sampleCases } from "./corpusCases.ts";
import { mutations } from "./mutations.ts";
import { ibekVerdicts, ourVerdicts, type Case, type Verdict } from "./verdicts.ts";

const skip = without("ibek", "corpus");
const corpus = parts.corpus ?? "";
const newest = parts.ibek?.["4.8.2"] ?? "";

function disagreements(cases: readonly Case[], ibek: readonly Verdict[], ours: readonly Verdict[]): readonly string[] {
  assert.equal(ibek.length, cases.length);
  return cases.flatMap(({ ioc }, index) => {
    const [theirs, own] = [ibek[index]!, ours[index]!];
    if (theirs.accepted === own.accepted) return [];
    return [
      theirs.accepted
        ? `${ioc}: ibek accepts it, we say ${own.error}`
        : `${ioc}: we accept it, ibek says ${theirs.error}`,
    ];
  });
}

for (const version of ["4.8.2", "4.6.2"] as const) {
  test(`every real ioc.yaml of the corpus is accepted or refused as ibek ${version} does`, { skip }, async () => {
    const cases = manifestCases(corpus);
    assert.ok(cases.length > 50);
    assert.deepEqual(
      disagreements(cases, await ibekVerdicts(parts.ibek![version], cases), await ourVerdicts(cases)),
      [],
    );
  });
}

test("ibek's own samples and the probes of its errors are accepted or refused alike", { skip }, async () => {
  const cases = [...probeCases(corpus), ...sampleCases(corpus)];
  assert.deepEqual(disagreements(cases, await ibekVerdicts(newest, cases), await ourVerdicts(cases)), []);
});

test("a value counts as text, number, boolean, list or mapping exactly where it does for ibek", { skip }, async () => {
  await inFolder(async (folder) => {
    const definitions = [join(folder, "m.ibek.support.yaml")];
    const types = ["str", "int", "float", "bool", "list", "dict"];
    const models = types.map(
      (type) => `  - {name: ${type}, description: d, parameters: {v: {type: ${type}, description: d}}}`,
    );
    await writeFile(definitions[0]!, `module: m\nentity_models:\n${models.join("\n")}\n`);
    const texts = types.flatMap((type) =>
      VALUES.map((value) => `ioc_name: n\ndescription: d\nentities:\n  - type: m.${type}\n    v: ${value}\n`),
    );
    await agree(folder, definitions, texts);
  });
});

test(
  "a real ioc.yaml with any one value removed, renamed or replaced is accepted or refused as ibek does",
  { skip },
  async () => {
    const source = join(corpus, "epics-containers/p45-services/services/bl45p-mo-brick-01/config/ioc.yaml");
    const lines = (await readFile(source, "utf8")).split("\n");
    // To the first motor: what follows is of the same types.
    const texts = mutations(lines.slice(0, 54).join("\n"));
    assert.ok(texts.length > 150);
    await inFolder((folder) => agree(folder, allOfIbekSupport(corpus), texts));
  },
);

async function agree(folder: string, definitions: readonly string[], texts: readonly string[]): Promise<void> {
  const cases = texts.map((_, index) => ({
    definitions,
    ioc: join(folder, `${index}.yaml`),
    iocName: "bl01t-ea-test-01",
  }));
  for (const [index, text] of texts.entries()) await writeFile(cases[index]!.ioc, text);
  assert.deepEqual(disagreements(cases, await ibekVerdicts(newest, cases), await ourVerdicts(cases)), []);
}

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "epics-ioc-"));
  try {
    await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

// Chosen where YAML 1.1, YAML 1.2, Python and pydantic disagree with one another.
const VALUES = [
  ..."1 1.0 1. 1.5 1_000 0x10 0b11 0o10 010 1e3 .5 .inf -.inf .nan ~ true True yes y on 0 2 0.0 = 2024-01-01 2024-1-1 [] {} [1]".split(
    " ",
  ),
  ..."_ _1 1_ -_5 + . 1e5_ 0x 0b 1,000 12:30:45 << +0o7 00 1E5 1e400 99999999999999999999 .e5 .1e5 .1e+5 1.e5 nUll NaN 1_.5 -1".split(
    " ",
  ),
  ..."!!str 5|!!int \"5\"|!foo x|! 5|{a: 1}|2024-01-01 10:00:00|text with spaces|a # comment|'it''s'|null".split("|"),
  ...[
    "1.",
    "1.0",
    "1.00",
    "1_000",
    " 7 ",
    "+7",
    "0x10",
    "1e3",
    ".5",
    "inf",
    "nan",
    "Infinity",
    "1__0",
    "_1",
    "1_",
    "",
    "true",
  ].map(quoted),
  ...[
    "TRUE",
    "t",
    " yes",
    "[1]",
    "{{ 1 }}",
    "-1.0",
    "1e400",
    "1.0_0",
    "0_1",
    "--1",
    "1 ",
    "\t1",
    "01",
    "-0",
    "oN",
    "１",
  ].map(quoted),
  "",
];

function quoted(text: string): string {
  return JSON.stringify(text);
}
