import assert from "node:assert/strict";
import { test } from "node:test";
import { newBudget } from "../../../language-server/ioc/jinja/budget.ts";
import { coerce } from "../../../language-server/ioc/jinja/coerce.ts";
import { renderTemplate } from "../../../language-server/ioc/jinja/renderTemplate.ts";
import { parseTemplate } from "../../../language-server/syntax/jinja/parseTemplate.ts";

function ending(template: string): string {
  const rendered = renderTemplate(parseTemplate(template), () => undefined, newBudget());
  return rendered.ok ? "text" : rendered.stop.kind;
}

const ENDLESS: readonly string[] = [
  "{% for a in range(1000) %}{% for b in range(1000) %}{% for c in range(1000) %}x{% endfor %}{% endfor %}{% endfor %}",
  "{% for i in range(10 ** 9) %}{% endfor %}",
  "{% set l = [1] %}{% for x in l %}{% set _ = l.append(1) %}{% endfor %}",
  `{% set x = 'xx' %}${"{% set x = x ~ x %}".repeat(60)}{{ x }}`,
  `{% set x = [1] %}${"{% set x = x + x %}".repeat(60)}{{ x }}`,
  "{{ 10 ** 100000000 }}",
  "{{ 2 ** 99999 * 2 ** 99999 }}",
  "{{ 'x' * 10 ** 9 }}",
  "{{ range(10 ** 18) | list }}",
  "{{ 'x' in range(10 ** 9) }}",
  "{{ 'x'.ljust(10 ** 9) }}",
  "{{ '1'.zfill(10 ** 12) }}",
  "{{ '%1000000000d' % 1 }}",
  "{{ '%.1000000000f' % 1 }}",
  "{{ '{:1000000000}'.format(1) }}",
  "{{ '{:.99999999f}'.format(1.5) }}",
  "{{ [1] | batch(10 ** 9, 0) | list }}",
  "{{ 'x' | center(10 ** 10) }}",
];

for (const template of ENDLESS) {
  test(`${template.slice(0, 60)} is stopped before it takes time or memory`, () => {
    assert.equal(ending(template), "endless");
  });
}

const LONG: readonly (readonly [name: string, template: string])[] = [
  ["parentheses", `{{ ${"(".repeat(100_000)}1`],
  ["lists", `{{ ${"[".repeat(100_000)}`],
  ["calls", `{{ ${"range(".repeat(300)}1`],
  ["sums", `{{ ${"1+".repeat(100_000)}1 }}`],
  ["signs", `{{ ${"-".repeat(100_000)}1 }}`],
  ["attributes", `{{ a${".b".repeat(100_000)} }}`],
  ["filters", `{{ 1${"|string".repeat(100_000)} }}`],
  ["conditions", `{{ ${"1 if 1 else ".repeat(50_000)}1 }}`],
  ["statements", "{% if x %}".repeat(50_000)],
  ["digits", `{{ ${"1".repeat(500_000)} }}`],
];

for (const [name, template] of LONG) {
  test(`a template of very many ${name} is read, and not judged`, () => {
    assert.equal(ending(template), "unsupported");
  });
}

test("values inside themselves are printed as Python prints them, and values nested too deep are not judged", () => {
  const inside = "{% set l = [] %}{% set _ = l.append(l) %}{{ l }}";
  const rendered = renderTemplate(parseTemplate(inside), () => undefined, newBudget());
  assert.ok(rendered.ok && rendered.text === "[[...]]");
  assert.equal(
    ending("{% set n = namespace(l=[]) %}{% for i in range(5000) %}{% set n.l = [n.l] %}{% endfor %}{{ n.l }}"),
    "unsupported",
  );
});

test("a megabyte that is never closed is one mistake", () => {
  assert.match(parseTemplate("{#".repeat(500_000)).problem?.message ?? "", /Missing end of comment tag/);
  assert.match(parseTemplate(`{{ '${"a".repeat(1_000_000)}`).problem?.message ?? "", /unexpected char/);
  assert.match(parseTemplate(`{{ x ${" ".repeat(1_000_000)}`).problem?.message ?? "", /unexpected end of template/);
});

test("one budget holds for all that is rendered with it", () => {
  const budget = newBudget(100);
  const template = parseTemplate("{{ 1 + 1 }}");
  const endings = Array.from({ length: 50 }, () => renderTemplate(template, () => undefined, budget).ok);
  assert.equal(endings[0], true);
  assert.equal(endings.at(-1), false);
});

test("a literal nested without end is not judged", () => {
  const coerced = coerce("[".repeat(100_000), "list", newBudget());
  assert.ok(!coerced.ok && coerced.stop.kind === "unsupported");
});
