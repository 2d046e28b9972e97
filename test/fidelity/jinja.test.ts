import assert from "node:assert/strict";
import { test } from "node:test";
import { parts, without } from "../support/parts.ts";
import { corpusTemplates } from "./jinja/corpusTemplates.ts";
import { disagreement, jinjaAnswers, ourAnswer, type JinjaAnswer, type JinjaCase } from "./jinja/jinjaAnswers.ts";
import { LITERALS } from "./jinja/literals.ts";
import { RANDOM_CONTEXT, randomTemplates } from "./jinja/randomTemplates.ts";
// By hand, with the context of the random ones: each shows one thing Python or jinja2 does its own way.
import WRITTEN_TEMPLATES from "./jinja/writtenTemplates.json" with { type: "json" };

const python = parts.ibek?.["4.8.2"] ?? "";

interface Comparison {
  readonly disagreements: readonly string[];
  /** Cases we do not answer, and why. */
  readonly unanswered: readonly string[];
  /** Of the cases both refuse, those refused in Python's own words. */
  readonly sameWords: number;
  readonly refused: number;
}

async function compared(cases: readonly JinjaCase[]): Promise<Comparison> {
  const theirs = await jinjaAnswers(python, cases);
  assert.equal(theirs.length, cases.length);
  const ours = cases.map(ourAnswer);
  const pairs = cases.map((each, index) => ({ each, theirs: theirs[index]!, ours: ours[index]! }));
  const bothRefuse = pairs.filter(({ theirs: their, ours: own }) => isError(their) && isError(own));
  return {
    disagreements: pairs.flatMap(({ each, theirs: their, ours: own }) => disagreement(each, their, own) ?? []),
    unanswered: pairs.flatMap(({ each, ours: own }) =>
      own.unsupported === undefined ? [] : `${JSON.stringify(each)}: ${own.unsupported}`,
    ),
    sameWords: bothRefuse.filter(({ theirs: their, ours: own }) => their.error === own.error).length,
    refused: bothRefuse.length,
  };
}

function isError({ error }: JinjaAnswer): boolean {
  return error !== undefined;
}

function report(name: string, count: number, { unanswered, sameWords, refused }: Comparison): void {
  console.log(
    `${name}: ${count} asked, ${refused} refused by both (${sameWords} in the same words), ${unanswered.length} not answered`,
  );
}

test(
  "every templated text of the corpus renders as jinja2 renders it",
  { skip: without("ibek", "corpus") },
  async () => {
    const cases = corpusTemplates(parts.corpus ?? "");
    const comparison = await compared(cases);
    report("corpus", cases.length, comparison);
    assert.ok(cases.length > 1600);
    assert.deepEqual(comparison.disagreements, []);
    assert.deepEqual(comparison.unanswered, []);
    assert.ok(comparison.refused < cases.length / 4, "most of them render");
  },
);

test(
  "each operator, method, filter, test and statement does what Python's does",
  { skip: without("ibek") },
  async () => {
    const cases = WRITTEN_TEMPLATES.map((template): JinjaCase => ({ template, context: RANDOM_CONTEXT, type: "" }));
    const comparison = await compared(cases);
    report("written", cases.length, comparison);
    assert.deepEqual(comparison.disagreements, []);
    assert.ok(comparison.unanswered.length < cases.length * 0.05);
    assert.ok(comparison.sameWords > comparison.refused * 0.9);
  },
);

test("2,000 random templates give Python's text, or fail where it fails", { skip: without("ibek") }, async () => {
  const cases = randomTemplates(20_261_123, 2000).map((template): JinjaCase => ({
    template,
    context: RANDOM_CONTEXT,
    type: "",
  }));
  const comparison = await compared(cases);
  report("random", cases.length, comparison);
  assert.deepEqual(comparison.disagreements, []);
  assert.ok(comparison.unanswered.length <= cases.length / 100, comparison.unanswered.join("\n"));
  assert.ok(comparison.refused < cases.length / 2, "most of them render");
});

test("a rendered text becomes a value of its type, or none, as ibek makes it", { skip: without("ibek") }, async () => {
  const types = ["int", "float", "bool", "list", "dict", "str"];
  const cases = LITERALS.flatMap((literal) => types.map((type): JinjaCase => ({ literal, type })));
  const comparison = await compared(cases);
  report("literals", cases.length, comparison);
  assert.deepEqual(comparison.disagreements, []);
  assert.ok(comparison.unanswered.length < cases.length * 0.06);
});
