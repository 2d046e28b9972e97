// Mutated files, always the same for the same seed; the first hundred of a thousand are those of a hundred.
import { parse } from "yaml";
import { DEFINITION_MUTATORS } from "../../support/mutation/definitionMutators.ts";
import type { FidelityCase, NamedText } from "./fidelityCase.ts";
import { IOC_MUTATORS } from "../../support/mutation/iocMutators.ts";
import { LINE_MUTATORS, TEMPLATE_MUTATORS } from "../../support/mutation/lineMutators.ts";
import type { Mutator, Surroundings } from "../../support/mutation/mutator.ts";
import { Random } from "../../support/mutation/random.ts";
import { keyLines } from "../../support/mutation/yamlLines.ts";

const SHARE_OF_DEFINITIONS = 0.25;
const SHARE_OF_TWO = 0.2;
/** Rendering is where most can be said wrongly. */
const SHARE_OF_TEMPLATES = 0.3;
const SHARE_OF_ENTITIES = 0.3;
/** Beyond this a mutation of one line is one in a crowd. */
const MAX_LINES = 320;

/** `accepted`: what ibek takes as it is; every mutation of another file would be refused for the old reason. */
export function drawnCases(accepted: readonly FidelityCase[], seed: number, count: number): readonly FidelityCase[] {
  const sources = accepted.filter(
    ({ ioc }) => ioc.text.split("\n").length < MAX_LINES && keyLines(ioc.text).length > 8,
  );
  const known = sources.map((source) => ({ source, surroundings: surroundingsOf(source) }));
  return Array.from({ length: count }, (_, index) => {
    const random = new Random(seed * 100_003 + index);
    const picked = random.pick(known);
    if (picked === undefined) throw new Error("there is nothing to mutate");
    return drawn(picked.source, picked.surroundings, random);
  });
}

function drawn(source: FidelityCase, surroundings: Surroundings, random: Random): FidelityCase {
  if (random.chance(SHARE_OF_DEFINITIONS)) return withOtherDefinition(source, random, surroundings);
  const first = mutated(source.ioc.text, iocMutators(random), random, surroundings);
  if (!random.chance(SHARE_OF_TWO)) return withIoc(source, first);
  const second = mutated(first.text, iocMutators(random), random, surroundings);
  return withIoc(source, { text: second.text, name: `${first.name}, ${second.name}` });
}

function iocMutators(random: Random): readonly Mutator[] {
  const share = random.next();
  if (share < SHARE_OF_TEMPLATES) return TEMPLATE_MUTATORS;
  return share < SHARE_OF_TEMPLATES + SHARE_OF_ENTITIES ? IOC_MUTATORS : LINE_MUTATORS;
}

function withIoc(source: FidelityCase, { text, name }: NamedText): FidelityCase {
  return { ...source, name: `${source.name}: ${name}`, ioc: { ...source.ioc, text } };
}

function withOtherDefinition(source: FidelityCase, random: Random, surroundings: Surroundings): FidelityCase {
  const at = random.below(source.definitions.length);
  const mutators = random.chance(0.6) ? DEFINITION_MUTATORS : LINE_MUTATORS;
  const { name, text } = mutated(source.definitions[at]?.text ?? "", mutators, random, surroundings);
  return {
    ...source,
    name: `${source.name}, its ${source.definitions[at]?.name ?? ""}: ${name}`,
    definitions: source.definitions.map((each, index) => (index === at ? { ...each, text } : each)),
    keepDefinitions: false,
  };
}

/** Tries until a mutation has something to change. */
function mutated(text: string, mutators: readonly Mutator[], random: Random, surroundings: Surroundings): NamedText {
  for (let attempt = 0; attempt < 50; attempt++) {
    const mutator = random.pick(mutators);
    const after = mutator?.apply(text, random, surroundings);
    if (mutator !== undefined && after !== undefined && after !== text) return { name: mutator.name, text: after };
  }
  return { name: "cut off", text: text.slice(0, random.below(text.length)) };
}

function surroundingsOf({ ioc, definitions }: FidelityCase): Surroundings {
  const keys = keyLines(ioc.text);
  const own = keys.map(({ key }) => key);
  const words = keys.flatMap(({ value }) => (value !== undefined && /^[\w.:-]+$/.test(value) ? [value] : []));
  return {
    types: [...definitions.flatMap(({ text }) => typesIn(text)), "ibek.repeat"],
    names: [...new Set([...own, ...definitions.flatMap(({ text }) => parametersIn(text))])],
    words: [...new Set(words)],
  };
}

function typesIn(text: string): readonly string[] {
  const file = parse(text, { logLevel: "silent" }) as {
    readonly module: string;
    readonly entity_models: readonly { readonly name: string }[];
  };
  return file.entity_models.map(({ name }) => `${file.module}.${name}`);
}

/** Only those of short files: the names of hundreds of models are nobody's names. */
function parametersIn(text: string): readonly string[] {
  return text.length > 10_000
    ? []
    : keyLines(text).flatMap(({ key, lead }) => (lead.length === 6 && !lead.includes("-") ? [key] : []));
}
