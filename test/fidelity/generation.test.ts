import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { parts, without } from "../support/parts.ts";
import { manifestCases, probeCases, sampleCases } from "./corpusCases.ts";
import { MIRRORED_BUGS } from "./generation/mirroredBugs.ts";
import { OWN_CASES, type OwnCase } from "./generation/ownCases.ts";
import { SUPPORT } from "./generation/ownSupport.ts";
import { differences, ibekOutputs, ourOutputs, type GenerationCase } from "./generation/outputs.ts";

const skip = without("ibek", "corpus");
const corpus = parts.corpus ?? "";

function asCases(cases: ReturnType<typeof manifestCases>): readonly GenerationCase[] {
  return cases.map(({ ioc, ...rest }) => ({ ...rest, iocs: [ioc] }));
}

for (const version of ["4.8.2", "4.6.2"] as const) {
  test(
    `every real ioc.yaml of the corpus gives the files that ibek ${version} makes, to the byte`,
    { skip },
    async () => {
      const cases = asCases(manifestCases(corpus));
      assert.ok(cases.length > 50);
      const ibek = await ibekOutputs(parts.ibek![version], cases);
      assert.ok(ibek.filter(({ error }) => error === "").length > 25);
      assert.deepEqual(differences(cases, ibek, await ourOutputs(version, cases)), []);
    },
  );

  test(`ibek's samples and the probes of its errors give what ibek ${version} makes of them`, { skip }, async () => {
    const cases = asCases([...sampleCases(corpus), ...probeCases(corpus)]);
    const ibek = await ibekOutputs(parts.ibek![version], cases);
    assert.deepEqual(differences(cases, ibek, await ourOutputs(version, cases)), []);
  });
}

for (const version of ["4.8.2", "4.6.2"] as const) {
  test(
    `what ibek ${version} does in its own way is done alike, its mistakes too`,
    { skip: without("ibek") },
    async () => {
      const folder = await mkdtemp(join(tmpdir(), "epics-ioc-"));
      try {
        const cases = await Promise.all(OWN_CASES.map((each, index) => written(join(folder, String(index)), each)));
        const ibek = await ibekOutputs(parts.ibek![version], cases);
        const found = differences(cases, ibek, await ourOutputs(version, cases));
        const title = (_: string, index: string): string => OWN_CASES[Number(index)]!.title;
        assert.deepEqual(
          found.map((line) => line.replace(/^.*?\/(\d+)\/ioc\.yaml/, title)),
          [],
        );
        for (const { bug, shownBy, file, text, only } of MIRRORED_BUGS) {
          if (only !== undefined && only !== version) continue;
          const index = OWN_CASES.findIndex((each) => each.title === shownBy);
          assert.match(ibek[index]?.files[file] ?? "", text, `ibek ${version} no longer does this: ${bug}`);
        }
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  );
}

async function written(
  folder: string,
  { support = SUPPORT, entities, runtime, iocName }: OwnCase,
): Promise<GenerationCase> {
  await mkdir(folder);
  const file = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };
  const ioc = (items: string): string =>
    `ioc_name: "test {{ ioc_yaml_file_name }}"\ndescription: d\nentities:\n${items}`;
  const iocs = [await file("ioc.yaml", ioc(entities))];
  if (runtime !== undefined) iocs.push(await file("runtime.yaml", ioc(runtime).replace("test", "runtime")));
  return { definitions: [await file("m.ibek.support.yaml", support)], iocs, iocName: iocName ?? "t" };
}
