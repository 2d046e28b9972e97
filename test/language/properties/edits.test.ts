import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../support/mutation/random.ts";
import { editedDefinitions, editedIocs } from "./editedFiles.ts";
import { followEdits, SEEDS, type EditedFile } from "./followEdits.ts";

const CHAINS = 12;

async function follow(files: readonly EditedFile<unknown>[], seed: number): Promise<void> {
  for (let chain = 0; chain < CHAINS; chain++) {
    const random = new Random(seed * 1000 + chain);
    const picked = random.pick(files);
    assert.ok(picked);
    await followEdits(picked, random, `seed ${seed}, chain ${chain}`);
  }
}

for (const seed of SEEDS) {
  test(`whatever is done to an ioc.yaml, each answer is in the text and as if read afresh (seed ${seed})`, () =>
    follow(editedIocs(), seed));

  test(`whatever is done to support YAML, each answer is in the text and as if read afresh (seed ${seed})`, () =>
    follow(editedDefinitions(), seed));
}
