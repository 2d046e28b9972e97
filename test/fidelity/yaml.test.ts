// The YAML we read is the YAML ibek's loader reads: the same verdict, and the same data.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { isUnknown } from "../../language-server/ioc/generation/fieldValue.ts";
import { pythonOf } from "../../language-server/ioc/generation/yamlValue.ts";
import { newBudget } from "../../language-server/ioc/jinja/budget.ts";
import { reprOf } from "../../language-server/ioc/jinja/pythonText.ts";
import { parsePiece } from "../../language-server/syntax/yaml/parsePiece.ts";
import { parts, without } from "../support/parts.ts";
import { Random } from "../support/mutation/random.ts";
import texts from "./fixtures/yamlTexts.json" with { type: "json" };
import { randomText } from "./yaml/randomTexts.ts";

interface Answer {
  /** As Python prints it; undefined for what only verdicts are compared of. */
  readonly value?: string | undefined;
  readonly error?: string;
}

/** Text → what is not as the loader has it. Whoever mends one takes it off the list. */
const DIFFERENT: Readonly<Record<string, string>> = {
  "[a]: 'x\ny'\n": "a list as a name is refused",
  "!!set {[1]: }\n": "the same",
  "!!set\n? a\n? [b]\n": "the same",
  "a:\n  b: [?\n1]\n": "`?` in a list in brackets, with its name on the next line",
  "a: [?'b\nc']\n": "`?` that stands right before a quote",
  'a: "one \\"\n# two"\n': "an escaped quote at the end of a line, and a line with `#` at the margin behind it",
};

/** Python has types of its own for these. */
const VERDICT_ONLY = /!!(?:set|omap|pairs|binary)|tag:yaml\.org|%TAG/;

async function loaderAnswers(asked: readonly string[]): Promise<readonly Answer[]> {
  const script = fileURLToPath(new URL("yaml/loaderAnswers.py", import.meta.url));
  const child = spawn(parts.ibek?.["4.8.2"] ?? "", [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(asked.map((text) => `${JSON.stringify(text)}\n`).join(""));
  const answers: Answer[] = [];
  // Written by our own script.
  for await (const line of createInterface(child.stdout)) answers.push(JSON.parse(line) as Answer);
  return answers;
}

function ourAnswer(text: string): Answer {
  const { root, problems, openAliases } = parsePiece(text);
  const [problem] = problems;
  if (problem !== undefined) return { error: problem.message };
  if (openAliases.length > 0) return { error: "an alias to nothing" };
  const value = pythonOf(root);
  return { value: isUnknown(value) ? undefined : reprOf(value, newBudget()) };
}

async function differences(asked: readonly string[]): Promise<readonly string[]> {
  const theirs = await loaderAnswers(asked);
  assert.equal(theirs.length, asked.length);
  return asked.flatMap((text, index) => {
    const [their, our] = [theirs[index], ourAnswer(text)];
    const sameVerdict = (their?.error === undefined) === (our.error === undefined);
    const noValue = their?.value === undefined || our.value === undefined || VERDICT_ONLY.test(text);
    if (sameVerdict && (noValue || their.value === our.value)) return [];
    return [`${JSON.stringify(text)}: the loader ${JSON.stringify(their)}, we ${JSON.stringify(our)}`];
  });
}

const skip = without("ibek");

test("awkward YAML is accepted or refused, and means the same, as for ibek's loader", { skip }, async () => {
  const known = Object.keys(DIFFERENT);
  assert.deepEqual(await differences(texts.filter((text) => !known.includes(text))), []);
  assert.equal((await differences(known)).length, known.length, "one is mended: take it off the list");
});

test("values that go on over lines indented at random are read as ibek's loader reads them", { skip }, async () => {
  const random = new Random(20261123);
  const asked = Array.from({ length: 1500 }, () => randomText(random)).filter((text) => !/\\"\r?\n#/.test(text));
  assert.deepEqual(await differences(asked), []);
});
