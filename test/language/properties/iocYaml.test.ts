// Real-looking files, and real ones where the corpus is there, edited at random: `EPICS_IOC_SEED=7` for other edits.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { createIocYamlLanguage } from "../../../language-server/iocYaml/iocYamlLanguage.ts";
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import type { Language } from "../../../language-server/service.ts";
import { DEFAULT_SETTINGS } from "../../../language-server/settings.ts";
import { returnsAsNewlines } from "../../../language-server/text/returnsAsNewlines.ts";
import { LineIndex } from "../../../language-server/text/lineIndex.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { IOC_MUTATORS } from "../../support/mutation/iocMutators.ts";
import { LINE_MUTATORS, TEMPLATE_MUTATORS } from "../../support/mutation/lineMutators.ts";
import { Random } from "../../support/mutation/random.ts";
import { parts } from "../../support/parts.ts";
import { answersAt, assertInside, wholeAnswers } from "./askEverything.ts";

const SEEDS = process.env["EPICS_IOC_SEED"] === undefined ? [1, 2, 3] : [Number(process.env["EPICS_IOC_SEED"])];
const CHAINS = 12;
const EDITS = 10;
const URI = "file:///services/bl01t-ea-test-01/config/ioc.yaml";
const FIXTURES = join(import.meta.dirname, "../../fidelity/fixtures/mutation");
const SUPPORT_FILES = ["rack", "loops", "checked"].map((name) => join(FIXTURES, `${name}.ibek.support.yaml`));
const SURROUNDINGS = {
  types: ["rack.Crate", "rack.Card", "rack.Channel", "loops.Station", "checked.Motor", "ibek.repeat", "m.Nope"],
  names: ["name", "P", "crate", "card", "slot", "index", "tags", "SLOTS", "endpoint", "number"],
  words: ["C1", "C2", "LAST", "A", "B", "S1", "K"],
};

interface Source {
  readonly name: string;
  readonly text: string;
  readonly language: Language<IocAnalysis>;
}

function source(ioc: string, definitions: readonly string[]): Source {
  const files = definitions.map((path) => [`/image/${basename(path)}`, readFileSync(path, "utf8")] as const);
  const language = createIocYamlLanguage(
    { ...memoryWorkspace(Object.fromEntries(files)), roots: [] },
    {
      imageDefinitions: () => ({ kind: "folder", folder: "/image", origin: "ioc-test-runtime:1.0" }),
      settings: () => DEFAULT_SETTINGS,
      reportCatalogue: () => undefined,
    },
  );
  return { name: basename(ioc), text: readFileSync(ioc, "utf8"), language };
}

function sources(): readonly Source[] {
  const own = ["rack", "rack2", "loops", "checked"].map((name) =>
    source(join(FIXTURES, `${name}.ibek.ioc.yaml`), SUPPORT_FILES),
  );
  if (parts.corpus === undefined) return own;
  const folder = join(parts.corpus, "epics-containers");
  const support = ["ADCore/ADCore", "asyn/asyn", "pmac/pmac", "motorMotorSim/motorMotorSim"].map((name) =>
    join(folder, `ibek-support/${name}.ibek.support.yaml`),
  );
  const real = ["p47-services/services/bl47p-mo-ioc-01", "p38-services/services/bl38p-di-dcam-01"];
  return [...own, ...real.map((name) => source(join(folder, name, "config/ioc.yaml"), support))];
}

/** Half of them what a person types or pastes, half whole mistakes. */
function edited(text: string, random: Random): string {
  if (random.chance(0.5)) {
    const mutators = random.pick([IOC_MUTATORS, LINE_MUTATORS, TEMPLATE_MUTATORS]) ?? [];
    return random.pick(mutators)?.apply(text, random, SURROUNDINGS) ?? text;
  }
  const at = random.below(text.length + 1);
  const from = random.below(text.length + 1);
  const pasted = random.chance(0.3) ? text.slice(from, from + random.below(80)) : (random.pick(TYPED) ?? "");
  return text.slice(0, at) + pasted + text.slice(at + (random.chance(0.5) ? random.below(30) : 0));
}

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

for (const seed of SEEDS) {
  test(`whatever is done to an ioc.yaml, each answer is in the text and as if read afresh (seed ${seed})`, async () => {
    const all = sources();
    for (let chain = 0; chain < CHAINS; chain++) {
      const random = new Random(seed * 1000 + chain);
      const picked = random.pick(all);
      assert.ok(picked);
      await followEdits(picked, random, `seed ${seed}, chain ${chain}, ${picked.name}`);
    }
  });
}

async function followEdits({ language, text: whole }: Source, random: Random, what: string): Promise<void> {
  const texts = [whole];
  let analysis = await language.analyse({ uri: URI, version: 0, text: whole }, undefined);
  for (let version = 1; version <= EDITS; version++) {
    const last = texts.at(-1) ?? "";
    // Now and then something is undone.
    const text = returnsAsNewlines(random.chance(0.1) ? (random.pick(texts) ?? "") : edited(last, random));
    texts.push(text);
    const where = `${what}, version ${version}:\n${text}`;
    analysis = await language.analyse({ uri: URI, version, text }, analysis);
    const afresh = await language.analyse({ uri: URI, version, text }, undefined);
    const answers = await wholeAnswers(language, analysis, text);
    assert.deepEqual(answers, await wholeAnswers(language, afresh, text), where);
    const position = new LineIndex(text).positionAt(random.below(text.length + 1));
    try {
      assertInside(answers, URI, text);
      assertInside(await answersAt(language, analysis, position), URI, text);
    } catch (error) {
      throw new Error(`${where}\nat ${JSON.stringify(position)}`, { cause: error });
    }
  }
}
