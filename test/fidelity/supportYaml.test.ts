// Does ibek accept the support YAML file? Asked of ibek's own models, and of our diagnostics.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { test } from "node:test";
import { WorkspaceIndex } from "../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { createSupportYamlLanguage } from "../../language-server/supportYaml/supportYamlLanguage.ts";
import { parseYamlFile } from "../../language-server/syntax/yaml/yamlFile.ts";
import { memoryWorkspace } from "../support/memoryWorkspace.ts";
import { parts, without } from "../support/parts.ts";
import { LOADING_RULES } from "../../language-server/supportYaml/loadingRefusals.ts";
import { ibekSupportVerdicts } from "./ibekSupportVerdicts.ts";
import { mutations } from "./mutations.ts";
import type { Verdict } from "./verdicts.ts";

const skip = without("ibek", "corpus");
const corpus = parts.corpus ?? "";

async function ourVerdict(ibekVersion: string, text: string): Promise<Verdict> {
  const workspace = { ...memoryWorkspace({}), roots: [] };
  const settings = { ibekVersion, definitions: "nearest" } as const;
  const language = createSupportYamlLanguage(workspace, { settings: () => settings }, new WorkspaceIndex(workspace));
  const analysis = await language.analyse({ uri: "untitled:m.ibek.support.yaml", version: 1, text }, undefined);
  const refusals = language.diagnostics(analysis).filter(({ code }) => LOADING_RULES.has(String(code)));
  return {
    accepted: refusals.length === 0,
    error: refusals.map(({ range, code }) => `${range.start.line + 1}: ${code ?? ""}`).join(", "),
  };
}

async function disagreements(version: "4.8.2" | "4.6.2", texts: readonly string[]): Promise<readonly string[]> {
  const ibek = await ibekSupportVerdicts(version, texts);
  assert.equal(ibek.length, texts.length);
  const found: string[] = [];
  for (const [index, text] of texts.entries()) {
    const ours = await ourVerdict(version, text);
    const theirs = ibek[index]!;
    if (theirs.accepted !== ours.accepted)
      found.push(`ibek: ${theirs.error || "accepts"}; we: ${ours.error || "accept"}\n${text.slice(0, 3000)}`);
  }
  return found;
}

function realFiles(): readonly string[] {
  const folder = join(corpus, "epics-containers");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".ibek.support.yaml"))
    .sort()
    .map((name) => join(folder, name));
}

/** Each entity model of a file alone, in what is around it. */
function singleModels(path: string): readonly string[] {
  const text = readFileSync(path, "utf8");
  const { frames, items = [] } = parseYamlFile(text, "entity_models", undefined);
  const [head, tail] = frames;
  return items.map(({ piece }) => `${head?.piece.text ?? ""}${piece.text}${tail?.piece.text ?? ""}`);
}

for (const version of ["4.8.2", "4.6.2"] as const) {
  test(`every real support YAML file is accepted or refused as ibek ${version} does`, { skip }, async () => {
    const files = realFiles();
    assert.ok(files.length > 100);
    assert.deepEqual(
      await disagreements(
        version,
        files.map((path) => readFileSync(path, "utf8")),
      ),
      [],
    );
  });

  test(`what ibek ${version} thinks of each value at each place is what we say`, { skip }, async () => {
    assert.deepEqual(await disagreements(version, everyPlace()), []);
  });
}

test(
  "a real entity model with any one value removed, renamed or replaced is accepted or refused as ibek does",
  { skip },
  async () => {
    const models = realFiles().flatMap(singleModels);
    // Thousands are alike: a fixed share of each model's mutations, another one for each model.
    const texts = models.flatMap((text, model) =>
      text.length > 20_000 ? [] : mutations(text).filter((_, index) => (index * 7 + model * 13) % 37 === 0),
    );
    assert.ok(texts.length > 1500, `only ${texts.length}`);
    console.log(
      `${texts.length} files from ${models.length} entity models of ${new Set(realFiles().map((path) => basename(path))).size} files`,
    );
    assert.deepEqual(await disagreements("4.8.2", texts), []);
  },
);

/** Every key with every kind of value. */
function everyPlace(): readonly string[] {
  const values = VALUES.flatMap((value) => [
    ...[
      "name",
      "description",
      "pre_defines",
      "parameters",
      "post_defines",
      "validate",
      "validate_",
      "env_vars",
      "pre_init",
      "databases",
      "post_init",
      "pvi",
      "sub_entities",
      "shared",
      "nonsense",
      "Name",
      "1",
      "true",
      "null",
    ].map((key) => inModel(`${key}: ${value}`, key)),
    ...["module", "entity_models", "shared", "nonsense", "1"].map((key) => {
      const given = { module: "m", entity_models: "[]" };
      const others = Object.entries(given).filter(([name]) => name !== key);
      return [...others, [key, value]].map((pair) => `${pair.join(": ")}\n`).join("");
    }),
    ...PARAMETER_TYPES.flatMap((type) => [
      inModel(`parameters: {x: {type: ${type}, description: d, values: {a: 1}, default: ${value}}}`),
      inModel(`parameters: {x: {type: ${type}, description: d, default: ${value}}}`),
    ]),
    inModel(`parameters: {x: {type: ${value}, description: d}}`),
    inModel(`parameters: {x: {type: str, description: ${value}}}`),
    inModel(`parameters: {x: ${value}}`),
    inModel(`parameters: {x: {type: enum, description: d, values: ${value}}}`),
    inModel(`parameters: {x: {type: enum, description: d, values: {a: ${value}}}}`),
    ...["description", "value", "type", "nonsense"].map((key) =>
      withKey("post_defines: {x: {", "}}", { description: "d", value: "v" }, key, value),
    ),
    ...["type", "when", "value", "nonsense"].map((key) => inModel(`pre_init: [{${key}: ${value}}]`)),
    ...["when", "value", "nonsense"].map((key) => inModel(`pre_init: [{type: comment, ${key}: ${value}}]`)),
    ...["file", "enabled", "args", "nonsense"].map((key) =>
      withKey("databases: [{", "}]", { file: "f", args: "{}" }, key, value),
    ),
    inModel(`databases: [{file: f, args: {P: ${value}}}]`),
    ...["name", "value", "nonsense"].map((key) => withKey("env_vars: [{", "}]", { name: "n", value: "v" }, key, value)),
    ...["yaml_path", "ui_index", "ui_macros", "pv", "pv_prefix", "nonsense"].map((key) =>
      withKey("pvi: {", "}", { yaml_path: "y" }, key, value),
    ),
    inModel(`pvi: {yaml_path: y, ui_macros: {P: ${value}}}`),
    ...["type", "entity_enabled", "anything", "1"].map((key) =>
      withKey("sub_entities: [{", "}]", { type: "a.b" }, key, value),
    ),
    ...["assert", "assert_", "message", "nonsense"].map((key) =>
      withKey("validate: [{", "}]", { assert: "a", message: "m" }, key, value),
    ),
  ]);
  const names = NAMES.flatMap((name) => [
    inModel(`parameters: {${name}: {type: str, description: d}}`),
    inModel(`parameters: {x: {type: enum, description: d, values: {${name}: 1}}}`),
    inModel(`post_defines: {${name}: {description: d, value: v}}`),
    inModel(`databases: [{file: f, args: {${name}: }}]`),
    inModel(`databases: [{file: f, args: {}}], ${name}: 1`),
  ]);
  return [...values, ...names];
}

function withKey(
  before: string,
  after: string,
  given: Readonly<Record<string, string>>,
  key: string,
  value: string,
): string {
  const others = Object.entries(given).filter(([name]) => name !== key);
  return inModel(`${before}${[...others, [key, value]].map((pair) => pair.join(": ")).join(", ")}${after}`);
}

function inModel(text: string, key = ""): string {
  const given = [
    ["name", "a"],
    ["description", "d"],
  ].filter(([name]) => name !== key);
  return `module: m\nentity_models:\n  - {${given.map((pair) => pair.join(": ")).join(", ")}, ${text}}\n`;
}

const PARAMETER_TYPES = ["str", "int", "float", "bool", "enum", "id", "object", "list", "dict"];
const VALUES = [
  ..."5 1.5 true yes ~ text '' '7' '1.0' first every last text comment str list dict enum [] [1] [{}] [a] {} {a: 1} 2024-01-01 1e3"
    .split(" ")
    .filter((each) => !each.startsWith("{a") && each !== "1}"),
  "{a: 1}",
  "{1: a}",
  "{a: {}}",
  '"{{ x }}"',
  '"a\\n{{ x }}"',
  "",
];
const NAMES = [
  ..."a 1 1.5 true _a __a _a_ __a__ mro _order_ _ignore_ _missing_ _generate_next_value_ _value_ _ __ name value values self cls type".split(
    " ",
  ),
  ..."entity_enabled model_config model_dump model_dump_json model_validate model_validate_json model_validate_strings".split(
    " ",
  ),
  ..."model_fields model_copy model_construct model_json_schema model_dump_x copy json dict schema validate class None '' 'a b' a-b 'é'".split(
    " ",
  ),
  "2024-01-01",
  "__base__",
  "__validators__",
  "__config__",
  "__module__",
  "__doc__",
  "__cls_kwargs__",
  "__slots__",
  "__qualname__",
  "a.b",
  "_ab_c_",
  "_a__",
  "__a_",
];
