// Text that opens again and again what it never closes: as long as a line of an EPICS file may be.
import assert from "node:assert/strict";
import { test } from "node:test";
import { without } from "../../support/parts.ts";
import { tokenise } from "./tokeniser.ts";

const LINE_LENGTH = 1024;
const repeated = [
  ..."\" ' \\ { ( [ @ < = # - a $( ${ $(A= $(a( $(A) %( %[ %{\\ %{a| %/ {{ {% a. a, a: a= \\$ 1e".split(" "),
  ..."field( record(ai, menu( pattern{ {{x}}".split(" "),
  " ",
  "\t",
  "file ",
  '"a',
];
const beginnings: Readonly<Record<string, readonly string[]>> = {
  "source.epics.startup": ["", "cmd "],
  "source.epics.database": ["", 'record(ai,"x"){field(INP,"', 'record(ai,"x"){field(CALC,"', "record(ai,x){info(a,{"],
  "source.epics.substitutions": ["", "file a { pattern { ", "file a {{ "],
  "source.epics.dbd": ["", "menu(a){", "recordtype(a){field(A,B){"],
  "source.epics.streamProtocol": ["", 'p { out "', "a = "],
  // Inside quotes, for outside of them VS Code's own grammar has the word.
  "source.ibek.ioc": ['a: "'],
  "source.ibek.support": ['a: "'],
};

for (const [scopeName, starts] of Object.entries(beginnings)) {
  const skip = scopeName.startsWith("source.ibek") ? without("vscode") : false;
  test(`no line takes forever, ${scopeName}`, { skip }, async () => {
    for (const start of starts) {
      for (const text of repeated) {
        const line = (start + text.repeat(LINE_LENGTH)).slice(0, LINE_LENGTH);
        const { tooSlow } = await tokenise(scopeName, line);
        assert.deepEqual(tooSlow, [], JSON.stringify([start, text]));
      }
    }
  });
}
