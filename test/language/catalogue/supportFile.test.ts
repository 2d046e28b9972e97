import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import type { EntityModel } from "../../../language-server/catalogue/entityModels/entityModel.ts";
import { outlineSupportFile } from "../../../language-server/catalogue/entityModels/outlineSupportFile.ts";
import { readSupportFile } from "../../../language-server/catalogue/entityModels/readSupportFile.ts";
import { parts } from "../../support/parts.ts";

const FIXTURES = join(import.meta.dirname, "../../fidelity/fixtures/mutation");

function supportFiles(): readonly string[] {
  const own = readdirSync(FIXTURES).map((name) => join(FIXTURES, name));
  const support = parts.corpus === undefined ? undefined : join(parts.corpus, "epics-containers/ibek-support");
  const real =
    support === undefined
      ? []
      : readdirSync(support, { recursive: true, encoding: "utf8" }).map((name) => join(support, name));
  return [...own, ...real].filter((path) => path.endsWith(".ibek.support.yaml")).sort();
}

/** Everything a model says; one that is read when needed says it through getters. */
function all(model: EntityModel): EntityModel {
  const { type, module, description, parameters, preDefines, postDefines, validations, environment } = model;
  const { preInit, postInit, databases, subEntities, pvi, attributes, place, source } = model;
  const parts = {
    preInit,
    postInit,
    databases,
    subEntities,
    pvi,
    attributes,
    place,
    ...(source !== undefined && { source }),
  };
  return { type, module, description, parameters, preDefines, postDefines, validations, environment, ...parts };
}

/** A word that could be an anchor makes the whole file be read at once. */
const AT_ONCE = "\n# &anchor\n";

for (const path of supportFiles()) {
  test(`models of ${basename(path)} are the same whether read when needed or all at once`, () => {
    const text = readFileSync(path, "utf8");
    const later = readSupportFile(path, text);
    const atOnce = readSupportFile(path, text + AT_ONCE);
    // Trees hold offsets of the piece they were parsed in: what they mean is compared, not where it stood.
    const plain = (models: readonly EntityModel[]): unknown =>
      JSON.parse(JSON.stringify(models.map(all), withoutSpans));
    assert.deepEqual(plain(later.models), plain(atOnce.models));
    assert.deepEqual(later.problems(), atOnce.problems());
  });
}

function withoutSpans(key: string, value: unknown): unknown {
  if (key === "span") return undefined;
  if (value instanceof Map) return [...value] as readonly unknown[];
  return value instanceof Set ? ([...value] as readonly unknown[]) : value;
}

test("a support file is outlined without its models being parsed", () => {
  const text =
    "module: m # the module\n\nentity_models:\n  - name: A\n    x: [\n  - description: d\n    name: B # b\n    parameters:\n      name: {type: id}\n\nshared: []\n";
  const outline = outlineSupportFile(text);
  assert.equal(outline?.module, "m");
  const words = outline.models.map(({ name, nameSpan }) => [name, text.slice(nameSpan.start, nameSpan.end)]);
  assert.deepEqual(words, [
    ["A", "A"],
    ["B", "B"],
  ]);
});

test("what only the whole file tells makes no outline", () => {
  const models = "entity_models:\n  - name: A\n";
  for (const text of [
    `entity_models: [{name: A}]\nmodule: m\n`,
    models,
    `module: [m]\n${models}`,
    `module: m\n${models}    parameters: &p {}\n`,
    `module: m\n${models}    <<: *p\n`,
    `module: m\nentity_models:\n  - {name: A}\n`,
    `module: m\nentity_models:\n  - description: d\n`,
    `module: m\nentity_models:\n  - name: true\n`,
    `module: m\nentity_models:\n  - name: "A B"\n`,
    `module: m\n${models}odd\n`,
    `module: m\n${models}      and more\n    description: d\n`,
    `module: m\ndefs: []\n${models}`,
    "",
  ])
    assert.equal(outlineSupportFile(text), undefined, text);
});
