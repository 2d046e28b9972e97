import assert from "node:assert/strict";
import { test } from "node:test";
import type { IocAnalysis } from "../../../language-server/iocYaml/analysis.ts";
import { ioc, IOC_PATH, iocLanguage } from "./iocFixture.ts";

const URI = `file://${IOC_PATH}`;
const PORTS = Array.from({ length: 40 }, (_, n) => `  - type: m.Port\n    name: p${n}\n    addr: a\n\n`);

async function edited(
  language: ReturnType<typeof iocLanguage>,
  before: string,
  after: string,
): Promise<readonly [IocAnalysis, IocAnalysis]> {
  const first = await language.analyse({ uri: URI, version: 1, text: before }, undefined);
  return [first, await language.analyse({ uri: URI, version: 2, text: after }, first)];
}

/** How many entities of the later analysis are not the very objects of the earlier one. */
function renewed([before, after]: readonly [IocAnalysis, IocAnalysis]): number {
  const known = new Set(before.entities.map(({ checked }) => checked));
  return after.entities.filter(({ checked }) => !known.has(checked)).length;
}

test("an edit inside an entity makes work for that entity only", async () => {
  const after = [...PORTS];
  after[20] = "  - type: m.Port\n    name: renamed\n    addr: a\n\n";
  const analyses = await edited(iocLanguage(), ioc(PORTS.join("")), ioc(after.join("")));
  assert.equal(renewed(analyses), 1);
  assert.equal(analyses[1].entities.length, 40);
});

test("an entity that is added or taken away makes no work for the others", async () => {
  const more = [...PORTS.slice(0, 10), "  - type: m.Named\n    id: new\n", ...PORTS.slice(10)];
  assert.equal(renewed(await edited(iocLanguage(), ioc(PORTS.join("")), ioc(more.join("")))), 1);
  assert.equal(renewed(await edited(iocLanguage(), ioc(more.join("")), ioc(PORTS.join("")))), 0);
});

test("an edit around the entities makes no work for them", async () => {
  const text = ioc(PORTS.join(""));
  assert.equal(renewed(await edited(iocLanguage(), text, text.replace("a test", "another test"))), 0);
});

test("an entity is looked at again when the anchor it uses is another", async () => {
  const text = (addr: string): string =>
    `ioc_name: x\ndescription: d\nshared:\n  - &addr ${addr}\nentities:\n  - {type: m.Port, name: p, addr: *addr}\n${PORTS.join("")}`;
  const language = iocLanguage();
  const [before, after] = await edited(language, text("a"), text("5"));
  assert.equal(language.diagnostics(before).length, 0);
  assert.equal(language.diagnostics(after).length, 1);
  assert.equal(renewed([before, after]), 1);
});

test("after any sequence of edits the problems are those of the text read afresh", async () => {
  const language = iocLanguage();
  const pieces = [
    "\n",
    "  - ",
    "type: m.Port",
    "name: p1",
    "    ",
    ":",
    '"',
    "x",
    "&a ",
    "*a",
    "entities:",
    "{",
    "}",
    "# ",
    "port: p3",
    "<<: ",
  ];
  let random = 7;
  const next = (bound: number): number => {
    random = (random * 1_103_515_245 + 12_345) % 2_147_483_648;
    return random % bound;
  };
  for (let round = 0; round < 25; round++) {
    let text = ioc(PORTS.slice(0, 6).join(""));
    let analysis = await language.analyse({ uri: URI, version: 0, text }, undefined);
    for (let version = 1; version < 12; version++) {
      const at = next(text.length);
      text = text.slice(0, at) + (pieces[next(pieces.length)] ?? "") + text.slice(at + next(6));
      analysis = await language.analyse({ uri: URI, version, text }, analysis);
      const afresh = await language.analyse({ uri: URI, version, text }, undefined);
      assert.deepEqual(language.diagnostics(analysis), language.diagnostics(afresh), text);
    }
  }
});
