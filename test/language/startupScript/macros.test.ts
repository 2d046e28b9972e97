import assert from "node:assert/strict";
import test from "node:test";
import { expandMacros, UNKNOWN } from "../../../language-server/ioc/macros/expandMacros.ts";
import { parseMacroDefinitions } from "../../../language-server/ioc/macros/macroDefinitions.ts";
import { MacroEnvironment } from "../../../language-server/ioc/macros/macroEnvironment.ts";
import type { MacroSetting } from "../../../language-server/ioc/macros/macroValue.ts";
import { macroReferences } from "../../../language-server/syntax/iocsh/macroReferences.ts";

const setting = (raw: string): MacroSetting => ({
  value: { kind: "text", raw },
  origin: { kind: "environment", by: "the test" },
});

function environment(values: Readonly<Record<string, string>>): MacroEnvironment {
  return MacroEnvironment.of(new Map(Object.entries(values).map(([name, raw]) => [name, setting(raw)])));
}

function expand(text: string, values: Readonly<Record<string, string>> = {}): string {
  return expandMacros(text, environment(values).lookup).text;
}

test("a default serves where the macro is not set, and may hold macros", () => {
  assert.equal(expand("$(A=x) ${B=$(C)/y} $(D=)", { C: "c" }), "x c/y ");
});

test("quotes and escapes go from values and defaults but stay in the line", () => {
  assert.equal(expand(`"$(A)" $(B='x y')`, { A: "it's \\$ 'q'" }), `"its $ q" x y`);
});

test("nothing is expanded in single quotes, and a lone dollar is text", () => {
  assert.equal(expand("'$(A)' $A $[A] \\$(A)", { A: "a" }), "'$(A)' $A $[A] \\$(A)");
});

test("names may hold macros", () => {
  assert.equal(expand("$(V$(N))", { N: "2", V2: "two" }), "two");
});

test("definitions in a reference hold for that reference only", () => {
  assert.equal(expand("$(M,A=1) $(M,A=$(B)) $(A=out)", { M: "<$(A=0)>", B: "b" }), "<1> <b> out");
});

test("an undefined macro and a recursive one stop the line", () => {
  for (const [text, values, outcome] of [
    ["$(NOPE)", {}, "undefined"],
    ["$(R)", { R: "$(S)", S: "$(R)" }, "recursive"],
  ] as const) {
    const expansion = expandMacros(text, environment(values).lookup);
    assert.equal(expansion.executed, false);
    assert.equal(expansion.uses.at(-1)?.outcome, outcome);
    assert.equal(expansion.text, UNKNOWN);
  }
});

test("an undefined macro in a default that is not needed does no harm", () => {
  assert.equal(expandMacros("$(A=$(B$(NOPE)))", environment({ A: "a" }).lookup).executed, true);
});

test("a place in the expanded text leads back to the line", () => {
  const line = 'f "$(A)/$(B=x).db"';
  const expansion = expandMacros(line, environment({ A: "long value" }).lookup);
  const back = (part: string): string => {
    const at = expansion.text.indexOf(part);
    const { start, end } = expansion.origin(at, at + part.length);
    return line.slice(start, end);
  };
  assert.equal(expansion.text, 'f "long value/x.db"');
  assert.equal(back("value"), "$(A)");
  assert.equal(back("x"), "x");
  assert.equal(back(".db"), ".db");
  assert.equal(back('"long value/x.db"'), '"$(A)/$(B=x).db"');
});

test("macros that double at each level end", () => {
  const values = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`A${i}`, `$(A${i + 1}=)$(A${i + 1}=)x`]));
  assert.ok(expand("$(A0)", values).length < 100_000);
});

test("definitions are separated by commas outside quotes and escapes", () => {
  const read = parseMacroDefinitions("A=1, B = 'x, y' ,C,D=a\\,b, \"E\"=,");
  assert.deepEqual(
    read.map(({ name, value }) => [name, value]),
    [
      ["A", "1"],
      ["B", "'x, y'"],
      ["C", undefined],
      ["D", "a\\,b"],
      ["E", ""],
    ],
  );
});

test("epicsEnvSet hides the macro of a script that is being loaded, for good", () => {
  const inside = environment({ A: "env" }).pushScope(new Map([["A", setting("given")]]));
  assert.deepEqual(inside.lookup("A"), setting("given"));
  const set = inside.set("A", setting("set"));
  assert.deepEqual(set.lookup("A"), setting("set"));
  assert.deepEqual(set.popScope().lookup("A"), setting("set"));
  assert.deepEqual(inside.lookup("A"), setting("given"));
});

test("hundreds of variables keep their latest values, and an earlier line its own", () => {
  let current = environment({});
  const states = Array.from({ length: 200 }, (_, i) => (current = current.set(`V${i % 70}`, setting(String(i)))));
  assert.deepEqual(states.at(-1)?.lookup("V59"), setting("199"));
  assert.deepEqual(states[60]?.lookup("V59"), setting("59"));
  assert.equal(states[10]?.lookup("V59"), undefined);
  assert.equal(current.all().size, 70);
  assert.equal(current.unset("V3").lookup("V3"), undefined);
});

test("references are found inside names and defaults, and an open one to the end of the line", () => {
  const found = macroReferences("$(A=${B}/$(C$(D))) '$(E)' $(F");
  assert.deepEqual(
    found.map(({ name, closed }) => [name, closed]),
    [
      ["A", true],
      ["B", true],
      ["C$(D)", true],
      ["D", true],
      ["F", false],
    ],
  );
});
