// The real parser and ours, on definitions with small changes.
import assert from "node:assert/strict";
import test from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { dbdLanguage } from "../../../language-server/dbd/dbdLanguage.ts";
import { memoryWorkspace } from "../../support/memoryWorkspace.ts";
import { parts, without } from "../../support/parts.ts";
import { epicsVerdicts } from "./epicsVerdicts.ts";

const GOOD = `menu(ourMenu) { choice(ourMenu_A, "A") choice(ourMenu_B, "B b") }
recordtype(ours) {
  %#include <ours.h>
  field(NAME, DBF_STRING) { prompt("Name") size(61) special(SPC_NOMOD) }
  field(VAL, DBF_MENU) { prompt("Value") promptgroup("40 - Input") menu(ourMenu) asl(ASL0) pp(TRUE) }
  field(INP, DBF_INLINK) { prompt("Input") interest(1) base(DECIMAL) }
  field(PTR, DBF_NOACCESS) { extra("void *p") prop(YES) "initial"("1") }
}
device(ours, INST_IO, devOurs, "Our Device")
driver(drvOurs) registrar(ourRegistrar) function("ourFunction") link(our, lnkOur)
variable(ourDebug) variable(ourGain, double)
breaktable(ourTable) { 0, 0 1 1.5, 2 3 }
`;
const PIECES = [
  "(",
  ")",
  "{",
  "}",
  ",",
  '"',
  "#",
  "%",
  " ",
  "\n",
  "1",
  "x",
  "menu",
  "field",
  "DBF_LONG",
  "choice",
  "",
  "",
  "",
];
/** Warnings of ours about what EPICS loads. */
const LOADED = ["duplicate-definition", "missing-attribute", "unknown-attribute", "unknown-variable-type"];

/** The same texts each time. */
function* changed(seed: number, count: number): Generator<string> {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (let round = 0; round < count; round++) {
    const at = random(GOOD.length);
    yield GOOD.slice(0, at) + (PIECES[random(PIECES.length)] ?? "") + GOOD.slice(at + random(4));
  }
}

const language = dbdLanguage(memoryWorkspace({}));

async function isRefused(text: string): Promise<boolean> {
  const analysis = await language.analyse({ uri: "file:///x/t.dbd", version: 1, text }, undefined);
  return language
    .diagnostics(analysis)
    .some(
      ({ code, severity, message }) =>
        severity !== DiagnosticSeverity.Hint &&
        !LOADED.includes(String(code)) &&
        !JSON.stringify(message).includes("counts as NO"),
    );
}

test(
  "definitions with random changes are loaded or refused as EPICS does",
  { skip: without("epicsBase") },
  async () => {
    const texts = [GOOD, ...changed(2026, 1500)];
    const real = epicsVerdicts(
      parts.epicsBase ?? "",
      texts.map((text, index) => ({ name: String(index), text })),
    );
    const different: string[] = [];
    for (const [index, text] of texts.entries()) {
      const refused = await isRefused(text);
      if (refused === real[index]!.ok)
        different.push(`${refused ? "ours" : "EPICS"} refuses ${text}: ${real[index]!.said}`);
    }
    assert.deepEqual(different, []);
  },
);
