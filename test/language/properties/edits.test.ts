import assert from "node:assert/strict";
import { test } from "node:test";
import { Random } from "../../support/mutation/random.ts";
import { editedDefinitions, editedIocs } from "./editedFiles.ts";
import { followEdits, SEEDS, type EditedFile } from "./followEdits.ts";
import { hostileTexts } from "./hostileTexts.ts";

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

test("however a file is made to take long, its edits are answered within a bounded number of answers and characters", async () => {
  for (const { name, uri, language } of editedIocs().slice(0, 1)) {
    for (const [what, text] of Object.entries(hostileTexts())) {
      const before = await language.analyse({ uri, version: 1, text }, undefined);
      const after = await language.analyse({ uri, version: 2, text: `${text}\n` }, before);
      const said = language
        .diagnostics(after)
        .map(({ message }) => (typeof message === "string" ? message : message.value));
      assert.ok(said.length > 0 && said.length <= 50, `${name}, ${what}: ${said.length} problems`);
      assert.ok(said.join("").length < 10_000, `${name}, ${what}: ${said.join("").length} characters`);
    }
  }
});
