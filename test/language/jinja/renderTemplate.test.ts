import assert from "node:assert/strict";
import { test } from "node:test";
import { newBudget } from "../../../language-server/ioc/jinja/budget.ts";
import { coerce, type CoercedType } from "../../../language-server/ioc/jinja/coerce.ts";
import { impliedType } from "../../../language-server/ioc/jinja/impliedType.ts";
import type { PythonObject, PythonValue } from "../../../language-server/ioc/jinja/pythonValue.ts";
import { renderTemplate, type Rendered } from "../../../language-server/ioc/jinja/renderTemplate.ts";
import { parseTemplate } from "../../../language-server/syntax/jinja/parseTemplate.ts";

const port: PythonObject = {
  kind: "object",
  typeName: "ibek.entity_factory.m_Port",
  attribute: (name) => (name === "P" ? "BL01T" : undefined),
  text: () => ({ ok: true, value: "PORT1" }),
};

function rendered(template: string, names: Readonly<Record<string, PythonValue>> = {}): Rendered {
  return renderTemplate(parseTemplate(template), (name) => names[name], newBudget());
}

function text(template: string, names: Readonly<Record<string, PythonValue>> = {}): string {
  const result = rendered(template, names);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}

/** The message, and the part of the template that is blamed. */
function failure(template: string, names: Readonly<Record<string, PythonValue>> = {}): readonly [string, string] {
  const result = rendered(template, names);
  assert.ok(!result.ok);
  const { stop, span } = result;
  const message = stop.kind === "error" ? stop.message : stop.kind;
  return [message, template.slice(span.start, span.end)];
}

test("numbers are Python's: a division gives a float, a remainder has the divisor's sign", () => {
  assert.equal(text("{{ 6 / 2 }} {{ -7 // 2 }} {{ -7 % 3 }} {{ 1e16 }} {{ 1.0 }}"), "3.0 -4 2 1e+16 1.0");
});

test("values are printed as Python prints them", () => {
  assert.equal(text("{{ true }} {{ none }} {{ [1, 'a', (2,), {'k': 1.5}] }}"), "True None [1, 'a', (2,), {'k': 1.5}]");
});

test("the end of a file is not part of a value: one newline at the end is dropped", () => {
  assert.equal(text("{{ 1 }}\n\n"), "1\n");
});

test("an entity prints its id and gives its parameters", () => {
  assert.equal(text("{{ port }}:{{ port.P }}", { port }), "PORT1:BL01T");
});

test("the name that nobody defines is blamed, wherever it is used", () => {
  assert.deepEqual(failure("{{ P }}:{{ PORTT + 'x' }}", { P: "a" }), ["'PORTT' is undefined", "PORTT"]);
  assert.deepEqual(failure("{% set x = PORTT %}{{ 1 + x }}"), ["'PORTT' is undefined", "PORTT"]);
});

test("the attribute that an entity lacks is blamed", () => {
  const message = "'ibek.entity_factory.m_Port object' has no attribute 'Q'";
  assert.deepEqual(failure("{{ port.Q }}", { port }), [message, "Q"]);
});

test("the operation that fails is blamed, not all of the template", () => {
  const message = `can only concatenate str (not "int") to str`;
  assert.deepEqual(failure("{{ 'b' ~ ('a' + 1) }}"), [message, "'a' + 1"]);
});

test("what jinja2 cannot read is blamed at its token", () => {
  assert.deepEqual(failure("{{ a b }}"), ["expected token 'end of print statement', got 'b'", "b"]);
  assert.deepEqual(failure("x {{ a | nope }}"), ["No filter named 'nope'.", "nope"]);
});

test("a list of the scope that a template changes is changed, and that is told", () => {
  const names: PythonValue = { kind: "list", items: ["a"] };
  const result = rendered("{% set _ = names.append('b') %}{{ names | length }}", { names });
  assert.deepEqual(result, { ok: true, text: "2", changed: true });
  assert.deepEqual(names.items, ["a", "b"]);
});

test("a list the template made itself is nobody else's", () => {
  const result = rendered("{% set l = [] %}{% set _ = l.append('b') %}{{ l }}");
  assert.deepEqual(result, { ok: true, text: "['b']", changed: false });
});

test("a name of the scope wins over jinja2's own", () => {
  assert.equal(text("{{ range }}", { range: "mine" }), "mine");
});

test("what is not evaluated here says so", () => {
  const result = rendered("{{ x | tojson }}", { x: "a" });
  assert.ok(!result.ok);
  assert.deepEqual(result.stop, { kind: "unsupported", what: 'the filter "tojson"' });
});

test("a rendered text becomes a value as ibek makes it", () => {
  const value = (written: string, type: CoercedType): PythonValue | string => {
    const result = coerce(written, type, newBudget());
    if (result.ok) return result.value;
    return result.stop.kind === "error" ? result.stop.message : result.stop.kind;
  };
  assert.equal(value("1.5", "int"), 1n);
  assert.equal(value("'7'", "int"), 7n);
  assert.equal(value("abc", "int"), "malformed node or string on line 1");
  assert.equal(value("''", "bool"), false);
  assert.deepEqual(value("(1, 'a')", "list"), { kind: "list", items: [1n, "a"] });
  assert.equal(value("5", "list"), "'int' object is not iterable");
});

test("the last filter of an expression gives a text its type, as ibek looks for it", () => {
  assert.equal(impliedType("{{ n | int }}"), "int");
  assert.equal(impliedType("{{ n |list}}"), "list");
  assert.equal(impliedType("{{ n | upper }}"), undefined);
  assert.equal(impliedType("{{ n | int + 1 }}"), undefined);
});
