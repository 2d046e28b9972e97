// A chain of random edits of one file: after each, every answer lies in the text and is that of the text read afresh.
import assert from "node:assert/strict";
import type { Language } from "../../../language-server/service.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { returnsAsNewlines } from "../../../language-server/text/returnsAsNewlines.ts";
import type { Mutator, Surroundings } from "../../support/mutation/mutator.ts";
import type { Random } from "../../support/mutation/random.ts";
import { answersAt, assertInside, wholeAnswers } from "./askEverything.ts";

/** Fixed where every run is to be the same; `EPICS_IOC_SEED=7` for other edits. */
export const SEEDS = process.env["EPICS_IOC_SEED"] === undefined ? [1, 2, 3] : [Number(process.env["EPICS_IOC_SEED"])];
const EDITS = 10;
const TYPED = [
  "\n",
  "  - ",
  "type: ",
  "rack.Card",
  "{{ ",
  " }}",
  '"',
  ": ",
  "&a ",
  "*a",
  "<<: *a",
  "#",
  "{",
  "]",
  "| list",
  "\r\n",
  "\t",
  "😀",
];

export interface EditedFile<Analysis> {
  readonly name: string;
  readonly uri: string;
  readonly text: string;
  readonly language: Language<Analysis>;
  readonly mutators: readonly (readonly Mutator[])[];
  readonly surroundings: Surroundings;
}

export async function followEdits<Analysis>(file: EditedFile<Analysis>, random: Random, what: string): Promise<void> {
  const { language, uri } = file;
  const texts = [file.text];
  let analysis = await language.analyse({ uri, version: 0, text: file.text }, undefined);
  for (let version = 1; version <= EDITS; version++) {
    // Now and then something is undone.
    const before = random.pick(random.chance(0.1) ? texts : texts.slice(-1)) ?? "";
    const text = returnsAsNewlines(random.chance(0.1) ? before : edited(before, file, random));
    texts.push(text);
    const where = `${what}, ${file.name}, version ${version}:\n${text}`;
    analysis = await language.analyse({ uri, version, text }, analysis);
    const afresh = await language.analyse({ uri, version, text }, undefined);
    const answers = await wholeAnswers(language, analysis, text);
    assert.deepEqual(answers, await wholeAnswers(language, afresh, text), where);
    const position = new LineIndex(text).positionAt(random.below(text.length + 1));
    try {
      assertInside(answers, uri, text);
      assertInside(await answersAt(language, analysis, position), uri, text);
    } catch (error) {
      throw new Error(`${where}\nat ${JSON.stringify(position)}`, { cause: error });
    }
  }
}

/** Half of them what a person types or pastes, half whole mistakes. */
function edited<Analysis>(text: string, { mutators, surroundings }: EditedFile<Analysis>, random: Random): string {
  if (random.chance(0.5)) return random.pick(random.pick(mutators) ?? [])?.apply(text, random, surroundings) ?? text;
  const at = random.below(text.length + 1);
  const from = random.below(text.length + 1);
  const pasted = random.chance(0.3) ? text.slice(from, from + random.below(80)) : (random.pick(TYPED) ?? "");
  return text.slice(0, at) + pasted + text.slice(at + (random.chance(0.5) ? random.below(30) : 0));
}
