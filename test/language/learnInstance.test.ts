// The sample beamline's instance with mistakes shows every rule: whoever mends it has met them all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import type { Diagnostic } from "vscode-languageserver-types";
import { ENTITY_RULES, FILE_RULES, GENERATION_RULES } from "../../language-server/iocYaml/rules.ts";
import { createLanguages, languageOf } from "../../language-server/languages.ts";
import { NodeWorkspace } from "../../language-server/nodeWorkspace.ts";
import { DEFAULT_SETTINGS } from "../../language-server/settings.ts";
import * as supportRules from "../../language-server/supportYaml/rules.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";

const BEAMLINE = new URL("../../docs/sample-beamline", import.meta.url).pathname;
const LEARN = `${BEAMLINE}/services/bl01t-ts-learn-01`;

/** Why a rule cannot be shown there. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  "no-definitions": "the instance brings its definitions, so that the workshop needs nothing else",
  "known-from-schema": "as above",
  "definition-not-of-image": "needs an image with another definition",
  "schema-of-other-image": "needs an image that was published",
  "config-too-large": "a megabyte of nothing in the repository",
  "newer-definition": "only when the image has an ibek older than 4.7",
  "mixed-columns": "in the place of database-columns when the image has an older ibek",
};

const languages = createLanguages(new NodeWorkspace({ roots: () => [BEAMLINE], openText: () => undefined }), {
  imageDefinitions: () => ({ kind: "none", why: undefined }),
  settings: () => DEFAULT_SETTINGS,
  reportCatalogue: () => undefined,
});

async function diagnostics(name: string): Promise<readonly Diagnostic[]> {
  const uri = uriOfPath(`${LEARN}/${name}`);
  const language = languageOf(languages, "", uri);
  assert.ok(language, name);
  const text = readFileSync(`${LEARN}/${name}`, "utf8");
  return language.diagnostics(await language.analyse({ uri, version: 1, text }, undefined));
}

async function codes(names: readonly string[]): Promise<ReadonlySet<unknown>> {
  const found = await Promise.all(names.map(diagnostics));
  return new Set(found.flat().map(({ code }) => code));
}

test("every rule on an ioc.yaml can be met in the instance with mistakes", async () => {
  const shown = await codes(["config/ioc.yaml", "workshop/config/ioc.yaml", "workshop/config/runtime.yaml"]);
  const rules = [...ENTITY_RULES, ...FILE_RULES, ...GENERATION_RULES];
  assert.deepEqual(rules.flatMap(({ code }) => (shown.has(code) ? [] : [code])).sort(), Object.keys(ELSEWHERE).sort());
});

test("every rule on support YAML can be met in the definitions of the instance with mistakes", async () => {
  const shown = await codes([
    "config/traps.ibek.support.yaml",
    "workshop/config/broken.ibek.support.yaml",
    "workshop/config/old.ibek.support.yaml",
    "workshop/config/torn.ibek.support.yaml",
  ]);
  const rules = Object.values(supportRules).flat();
  assert.deepEqual(
    rules.flatMap(({ code }) => (shown.has(code) ? [] : [code])),
    [],
  );
});

test("nothing is wrong with the definitions that the workshop's IOC uses, but for their traps", async () => {
  assert.deepEqual(await diagnostics("config/learn.ibek.support.yaml"), []);
});
