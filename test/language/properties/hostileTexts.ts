// Files of a few kilobytes that ask for more work than there are atoms: every evaluation has to end by counting its steps.

/** By what they do. */
export function hostileTexts(): Readonly<Record<string, string>> {
  const crate = (P: string): string => ioc(`  - {type: rack.Crate, name: C, P: "${P}"}\n`);
  const nested = "{% for a in range(99999) %}".repeat(5) + "x" + "{% endfor %}".repeat(5);
  const repeats = Array.from(
    { length: 12 },
    (_, depth) => `${"  ".repeat(depth)}type: ibek.repeat
${"  ".repeat(depth)}values: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
${"  ".repeat(depth)}variable: v${depth}
${"  ".repeat(depth)}entity:`,
  ).join("\n");
  return {
    "nested loops": crate(nested),
    "a long product": crate("{{ 'x' * 999999999 }}"),
    "a large power": crate("{{ 9 ** 999999999 }}"),
    "a wide format": crate("{{ '%999999999d' % 1 }}"),
    "a wide justification": crate("{{ 'x'.ljust(999999999) }}"),
    "a long list": crate("{{ range(999999999) | list }}"),
    "doubled text": crate(`{% set a = 'xx' %}${"{% set a = a ~ a %}".repeat(60)}{{ a }}`),
    "deep brackets": crate(`{{ ${"(".repeat(3000)}1${")".repeat(3000)} }}`),
    "repeats in repeats": ioc(
      `  - ${indented(`${repeats}\n${"  ".repeat(12)}type: rack.Crate\n${"  ".repeat(12)}name: "{{ v0 }}{{ nothere }}"`, 4)}\n`,
    ),
    "a repeat of many": ioc(
      `  - type: ibek.repeat\n    values: "{{ range(9999999) | list }}"\n    entity: {type: rack.Crate, name: "{{ index }}", P: x}\n`,
    ),
  };
}

function ioc(entities: string): string {
  return `ioc_name: x\ndescription: d\nentities:\n${entities}`;
}

function indented(text: string, by: number): string {
  return text.split("\n").join(`\n${" ".repeat(by)}`);
}
