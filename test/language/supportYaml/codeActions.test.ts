import assert from "node:assert/strict";
import { test } from "node:test";
import { afterAction, messages, model } from "./supportFixture.ts";

/** What is left of an entity model's body. */
async function body(source: string, title: string): Promise<string | undefined> {
  const changed = await afterAction(model(source), title);
  return changed?.slice(model("").length);
}

test("a misspelt key or word becomes the one that was meant", async () => {
  assert.equal(await body("    paramters: {}\n", "Change to `parameters`"), "    parameters: {}\n");
  assert.equal(
    await body("    parameters:\n      P: {type: string, description: d}\n", "Change to `str`"),
    "    parameters:\n      P: {type: str, description: d}\n",
  );
  assert.equal(
    await body("    pre_init: [{when: once, value: x}]\n", "Change to `first`"),
    "    pre_init: [{when: first, value: x}]\n",
  );
  assert.equal(
    await body(
      "    parameters: {speed: {type: int, description: d}}\n    pre_init:\n      - value: '{{ sped }}'\n",
      "Change to `speed`",
    ),
    "    parameters: {speed: {type: int, description: d}}\n    pre_init:\n      - value: '{{ speed }}'\n",
  );
});

test("missing keys are added in the style of what is there", async () => {
  assert.equal(
    await body("    databases:\n      - file: a.template # ours\n    pre_init: []\n", "Add `args`"),
    "    databases:\n      - file: a.template # ours\n        args: {}\n    pre_init: []\n",
  );
  assert.equal(
    await body("    databases: [{file: a.template}]\n", "Add `args`"),
    "    databases: [{file: a.template, args: {}}]\n",
  );
  assert.equal(
    await body("    parameters:\n      P:\n        type: str\n", "Add `description`"),
    "    parameters:\n      P:\n        type: str\n        description:\n",
  );
});

test("unknown keys are removed with their value and nothing else", async () => {
  assert.equal(
    await body("    nonsense:\n      - 1 # one\n    pre_init: [] # none\n", "Remove `nonsense`"),
    "    pre_init: [] # none\n",
  );
});

test("text that is a number to YAML gets quotes, empty arguments braces", async () => {
  assert.equal(
    await body("    databases: [{file: a, args: {P: 5}}]\n", "Put quotes around `5`"),
    '    databases: [{file: a, args: {P: "5"}}]\n',
  );
  assert.equal(
    await body("    parameters: {5: {type: str, description: d}}\n", "Put quotes around `5`"),
    '    parameters: {"5": {type: str, description: d}}\n',
  );
});

test("no fix leaves the problem it is for, and none breaks the file", async () => {
  const texts = [
    "    paramters: {}\n",
    "    parameters:\n      P: {type: string, description: d}\n    pre_init: [{value: '{{ P }}'}]\n",
    "    databases:\n      - file: a\n",
    "    pre_init: [{when: last}]\n",
  ];
  for (const text of texts) {
    const [before = ""] = await messages(model(text));
    const title =
      ["Change to `parameters`", "Change to `str`", "Add `args`", "Change to `every`"][texts.indexOf(text)] ?? "";
    const after = await afterAction(model(text), title);
    assert.ok(after !== undefined, title);
    assert.ok(!(await messages(after)).includes(before), after);
  }
});
