// A hundred of the thousand files of `npm run fidelity`, and the corpus as it is.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { parts, without } from "../support/parts.ts";
import { classOf, type Comparison, type Disagreement } from "./mutation/disagreements.ts";
import { IBEK_VERSIONS, type IbekVersion } from "./mutation/fidelityCase.ts";
import { DEFAULT_SEED, runMutations, runUnmutated } from "./mutation/mutationRun.ts";

const skip = without("ibek", "corpus");
const DRAWN = 100;
let unmutated: ReadonlyMap<IbekVersion, Comparison>;
let mutated: ReadonlyMap<IbekVersion, Comparison>;

before(async () => {
  const { corpus, ibek } = parts;
  if (corpus === undefined || ibek === undefined) return;
  unmutated = await runUnmutated({ corpus, ibek });
  mutated = await runMutations({ corpus, ibek }, { seed: DEFAULT_SEED, count: DRAWN });
});

function told(found: readonly Disagreement[]): readonly string[] {
  return found.map((each) => `${each.case.name}: ${classOf(each)}`);
}

function comparison(of: ReadonlyMap<IbekVersion, Comparison>, version: IbekVersion): Comparison {
  const found = of.get(version);
  assert.ok(found);
  assert.ok(found.agreed > DRAWN / 2);
  return found;
}

for (const version of IBEK_VERSIONS) {
  test(
    `every real ioc.yaml is accepted or refused as ibek ${version} does, and generates the same bytes`,
    { skip },
    () => {
      const { disagreements, otherBytes, unknown } = comparison(unmutated, version);
      assert.deepEqual(told([...disagreements, ...otherBytes, ...unknown]), []);
    },
  );

  test(
    `${DRAWN} mutated files are accepted or refused as ibek ${version} does, and generate the same bytes`,
    { skip },
    () => {
      const { disagreements, otherBytes, unknown } = comparison(mutated, version);
      assert.deepEqual(told([...disagreements, ...otherBytes]), []);
      assert.ok(unknown.length <= DRAWN / 100, told(unknown).join("\n"));
    },
  );
}
