import assert from "node:assert/strict";
import { test } from "node:test";
import type { CatalogueStatusParams } from "../../../language-server/protocol.ts";
import {
  ioc,
  IOC_PATH,
  iocLanguage,
  openIoc,
  SUPPORT,
  SUPPORT_PATH,
  wording,
  type Surroundings,
} from "./iocFixture.ts";

const NONE = { kind: "none", why: undefined } as const;
const GOOD = ioc("  - {type: m.Port, name: p1, addr: a}\n");

async function messages(text: string, surroundings: Surroundings): Promise<readonly string[]> {
  return iocLanguage(surroundings)
    .diagnostics(await openIoc(text, surroundings))
    .map(wording);
}

function model(name: string): string {
  return `module: m\nentity_models:\n  - name: ${name}\n    description: d\n    parameters: {}\n`;
}

test("without any definitions there is one information with the next step, and nothing else", async () => {
  const text = ioc("  - {type: m.Port, name: 5}\n  - {type: m.Device, bogus: 1}\n");
  const [only, ...rest] = await messages(text, {
    files: {},
    image: { kind: "none", why: "the image is not on this machine" },
  });
  assert.match(
    only ?? "",
    /^information no-definitions: Types and parameters are not checked: .* \(the image is not on this machine\)\. Pull/,
  );
  assert.equal(rest.length, 0);
});

test("while the image's definitions are on their way, nothing is missed", async () => {
  assert.deepEqual(await messages(GOOD, { files: {}, image: { kind: "pending" } }), []);
});

test("with the workspace's definitions only, a foreign module is not judged but a misspelt one is", async () => {
  const text = ioc("  - {type: pmac.GeoBrick}\n  - {type: m.Portt}\n  - {type: mm.Port}\n");
  const found = await messages(text, { image: NONE });
  assert.deepEqual(
    found.map((message) => message.split(":", 1)[0]),
    ["information unknown-type", "error unknown-type", "error unknown-type"],
  );
  assert.match(found[2] ?? "", /Did you mean `m\.Port`\?/);
});

test("the instance's own definitions come before the workspace's, these before the image's", async () => {
  const files = {
    [SUPPORT_PATH]: model("Own"),
    "/services/shared/m.ibek.support.yaml": `${model("Own").replace("{}", "{A: {type: str, description: d}}")}  - name: Shared\n    description: d\n`,
    "/image/m.ibek.support.yaml": `${model("Shared").replace("{}", "{B: {type: str, description: d}}")}  - name: Image\n    description: d\n`,
  };
  const image = { kind: "folder", folder: "/image", origin: "ioc-m-runtime:1.0" } as const;
  const reports: CatalogueStatusParams[] = [];
  const surroundings = { files, image, reportCatalogue: (status: CatalogueStatusParams) => reports.push(status) };
  const text = ioc("  - type: m.Own\n  - type: m.Shared\n  - type: m.Image\n");
  assert.deepEqual(await messages(text, surroundings), [
    "warning definition-not-of-image: The workspace defines `m.Shared` otherwise than the image this instance runs; it is checked by the workspace's definition.",
  ]);
  const preferring = { ...surroundings, settings: { definitions: "image" } } as const;
  const found = await messages(text, preferring);
  assert.equal(found.length, 1, "the image's `Shared` wants a parameter");
  assert.match(found[0] ?? "", /^error missing-parameter: `m.Shared` needs the parameter `B`/);
  assert.deepEqual(
    reports[0]!.origins.filter((origin, index, all) => all.indexOf(origin) === index),
    ["config/", "workspace", "ioc-m-runtime:1.0"],
  );
  assert.equal(reports[0]!.entityModels, 6);
});

test("another instance's own definitions are not this one's", async () => {
  const files = {
    "/services/bl01t-ea-test-02/config/ioc.yaml": GOOD,
    "/services/bl01t-ea-test-02/config/m.ibek.support.yaml": SUPPORT,
    "/services/bl01t-ea-test-02/config/deeper/m.ibek.support.yaml": SUPPORT,
  };
  const [only] = await messages(GOOD, { files, image: NONE });
  assert.match(only ?? "", /^information no-definitions/);
});

test("definitions in hidden folders and node_modules are not found", async () => {
  const files = {
    "/services/.git/m.ibek.support.yaml": SUPPORT,
    "/services/a/node_modules/m.ibek.support.yaml": SUPPORT,
  };
  const [only] = await messages(GOOD, { files, image: NONE });
  assert.match(only ?? "", /^information no-definitions/);
});

test("a support file that does not parse is named with the line, and the others still serve", async () => {
  const broken = 'module: b\nentity_models:\n  - name: "X\n    description: d\n';
  const files = { [SUPPORT_PATH]: SUPPORT, [SUPPORT_PATH.replace("m.ibek", "b.ibek")]: broken };
  const found = await messages(ioc("  - {type: m.Port, name: p1, addr: 5}\n"), { files });
  assert.match(
    found[0] ?? "",
    /^error unreadable-definitions: `b\.ibek\.support\.yaml` is not wholly usable: line \d+: /,
  );
  assert.match(found[1] ?? "", /^error wrong-type/);
});

test("a support file that is no text is named, and the others still serve", async () => {
  const files = { [SUPPORT_PATH]: SUPPORT, [SUPPORT_PATH.replace("m.ibek", "b.ibek")]: "\u007fELF\u0000\u0001" };
  const [first, ...rest] = await messages(GOOD, { files });
  assert.match(
    first ?? "",
    /^error unreadable-definitions: `b\.ibek\.support\.yaml` is not wholly usable: line 1: This is not text/,
  );
  assert.equal(rest.length, 0);
});

test("a broken support file elsewhere is a warning, and only where a type is missed", async () => {
  const files = { [SUPPORT_PATH]: SUPPORT, "/services/old/v2.ibek.support.yaml": "module: v\ndefs: []\n" };
  assert.deepEqual(await messages(GOOD, { files }), []);
  const [warning] = await messages(ioc("  - type: v.Thing\n"), { files });
  assert.match(
    warning ?? "",
    /^warning unreadable-definitions: `v2\.ibek\.support\.yaml`.*`defs` is the format of ibek 2/,
  );
});

test("what is no support file at all is said", async () => {
  const files = { [SUPPORT_PATH]: "just text\n" };
  const [first] = await messages(GOOD, { files });
  assert.match(first ?? "", /this is not a support YAML file/);
});

test("an analysis depends on the support files, the instance's other file, and the folders where more could appear", async () => {
  const language = iocLanguage();
  const analysis = await language.analyse({ uri: `file://${IOC_PATH}`, version: 1, text: GOOD }, undefined);
  assert.deepEqual(
    new Set(language.dependencies(analysis)),
    new Set([
      "/services/bl01t-ea-test-01/config",
      SUPPORT_PATH,
      "/services/bl01t-ea-test-01/runtime-lock.yaml",
      "/services/bl01t-ea-test-01/config/runtime.yaml",
      "/services",
      "/image",
    ]),
  );
});

test("an edit neither reads nor asks for definitions again", async () => {
  let asked = 0;
  const reports: unknown[] = [];
  const language = iocLanguage({
    reportCatalogue: (status) => reports.push(status),
    get image() {
      asked++;
      return NONE;
    },
  });
  const uri = `file://${IOC_PATH}`;
  const first = await language.analyse({ uri, version: 1, text: GOOD }, undefined);
  const askedOnce = asked;
  const second = await language.analyse({ uri, version: 2, text: `${GOOD}\n` }, first);
  assert.equal(second.catalogue, first.catalogue);
  assert.equal(asked, askedOnce);
  assert.equal(reports.length, 1);
});

const SCHEMA = JSON.stringify({
  $defs: {
    mode: { enum: ["fast", "slow", 3], title: "mode" },
    m_Port: {
      properties: {
        type: { const: "m.Port", description: "A port", type: "string" },
        entity_enabled: { default: true, type: "boolean" },
        name: { description: "its name", type: "string" },
        num: {
          anyOf: [
            { pattern: "x", type: "string" },
            { description: "how many", type: "integer" },
          ],
          default: 1,
        },
        mode: { $ref: "#/$defs/mode", default: "fast" },
        partner: { description: "another entity" },
      },
      required: ["type", "name", "partner"],
    },
  },
});

test("without image the schema that the header names tells names and types, and says what it does not", async () => {
  const files = { "/services/bl01t-ea-test-01/ioc.schema.json": SCHEMA };
  const text = `# yaml-language-server: $schema=../ioc.schema.json
${ioc("  - {type: m.Port, nam: p, num: x, mode: quick, partner: q}\n  - {type: m.Other}\n")}`;
  const why = "the image is not on this machine";
  const found = await messages(text, {
    files: { ...files, [IOC_PATH]: text },
    image: { kind: "none", why },
  });
  assert.deepEqual(
    found.map((message) => message.split(": ")[0]),
    [
      "information known-from-schema",
      "error missing-parameter",
      "error unknown-parameter",
      "error wrong-type",
      "error bad-enum",
      "error unknown-type",
    ],
  );
  assert.match(found[0] ?? "", /`m.Port` is known from the published schema only \(the image is not on this machine\)/);
  const copy = { kind: "none", why, schema: "/storage/schema.json" } as const;
  const again = await messages(text, { files: { "/storage/schema.json": SCHEMA, [IOC_PATH]: text }, image: copy });
  assert.deepEqual(again, found);
});

test("a schema that is no schema tells nothing", async () => {
  for (const schema of ["", "[]", "{", `{"$defs": {"a": 3, "b": {"properties": {"type": {"const": 4}}}}}`]) {
    const files = { "/storage/schema.json": schema };
    const [only] = await messages(GOOD, { files, image: { kind: "none", why: "x", schema: "/storage/schema.json" } });
    assert.match(only ?? "", /^information no-definitions/);
  }
});
