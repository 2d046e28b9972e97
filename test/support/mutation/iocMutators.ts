// What can go wrong with whole entities, and around them, in an ioc.yaml.
import { parse, stringify } from "yaml";
import { template } from "./lineMutators.ts";
import type { Mutator, Surroundings } from "./mutator.ts";
import type { Random } from "./random.ts";
import { keyLines, listUnder, textOfList, withLine, type ListText } from "./yamlLines.ts";

export const IOC_MUTATORS: readonly Mutator[] = [
  onItems("entities swapped", (items, random) => {
    const [a, b] = [random.below(items.length), random.below(items.length)];
    return items.map((item, index) => (index === a ? (items[b] ?? "") : index === b ? (items[a] ?? "") : item));
  }),
  onItem("entity moved to the front", (item, { before, after }) => [item, ...before, ...after]),
  onItem("entity moved to the end", (item, { before, after }) => [...before, ...after, item]),
  onItem("entity removed", (_, { before, after }) => [...before, ...after]),
  onItem("entity twice", (item, { before, after }) => [...before, item, item, ...after]),
  onItem("entity disabled", (item, { indent, before, after }, random) => {
    const value =
      random.pick(["false", "False", "no", '"no"', "0", '"{{ 1 == 2 }}"', "off", "null", "true", "2"]) ?? "";
    return [...before, `${item.trimEnd()}\n${indent}  entity_enabled: ${value}`, ...after];
  }),
  onItem("entity repeated", (item, place, random) => [
    ...place.before,
    repeated(item, place.indent, random),
    ...place.after,
  ]),
  onItem("entity repeated", (item, place, random) => [
    ...place.before,
    repeated(item, place.indent, random),
    ...place.after,
  ]),
  onItem("entity repeated twice over", (item, place, random) => [
    ...place.before,
    repeated(repeated(item, place.indent, random), place.indent, random),
    ...place.after,
  ]),
  onItem("entity as an anchor", (item, { indent, before, after }, random) => {
    const anchored = item.replace(`${indent}- `, `${indent}- &entity\n${indent}  `);
    const own = random.pick(["name: other", "card: other", "index: 9", "P: other", "type: ibek.wait_ip", "x: y"]) ?? "";
    return [...before, anchored, `${indent}- <<: *entity\n${indent}  ${own}`, ...after];
  }),
  onItem("entity as an alias", (item, { indent, before, after }) => [
    ...before,
    item.replace(`${indent}- `, `${indent}- &entity\n${indent}  `),
    ...after,
    `${indent}- *entity`,
  ]),
  onItem("entity in braces", (item, { indent, before, after }) => {
    const flow = inFlow(item);
    return flow === undefined ? undefined : [...before, `${indent}- ${flow}`, ...after];
  }),
  onItem("parameter added", (item, { indent, before, after }, random, surroundings) => {
    const key = random.pick([...surroundings.names, "bogus", "_model", "model_fields", "shared"]) ?? "bogus";
    const value = random.chance(0.5)
      ? (random.pick(surroundings.words) ?? "x")
      : JSON.stringify(template(random, surroundings));
    return [...before, `${item.trimEnd()}\n${indent}  ${key}: ${value}`, ...after];
  }),
  onItem("not an entity", (_, { indent, before, after }, random) => [
    ...before,
    `${indent}- ${random.pick(["null", "5", "text", "[]", "{}", "type", "{type: }", "{name: x}"]) ?? ""}`,
    ...after,
  ]),
  onItem("wait", (item, { indent, before, after }, random) => [
    ...before,
    `${indent}- {type: ${random.pick(["ibek.wait_ip", "ibek.wait_usb"]) ?? ""}, ${random.pick(WAITS) ?? ""}}`,
    item,
    ...after,
  ]),
  onType((random, { types }) => random.pick(types)),
  onType((random, _, type) =>
    random.pick([
      `${type}x`,
      type.split(".")[0],
      type.toLowerCase(),
      "m.Nope",
      "5",
      "null",
      "[a]",
      `"{{ '${type}' }}"`,
    ]),
  ),
  reference("reference to another entity"),
  reference("reference to another entity"),
  onTop("ioc_name", [
    "5",
    "null",
    "''",
    "{}",
    '"{{ nothere }}"',
    '"{{ 1"',
    "\"{{ _global.set('x', 'y') }}\"",
    '"{{ ioc_name }}x"',
    "[a]",
    "x y",
    '"{{ 5 | int }}"',
  ]),
  onTop("description", ["5", "null", "''", "true", '"{{ nothere }}"', "[a]"]),
  onTop("entities", ["", "[]", "{}", "null", "text", "[{}]", '"{{ [] }}"']),
  {
    name: "key at the top",
    apply: (text, random) =>
      `${text.trimEnd()}\n${random.pick(["extra: 1", "shared: [1]", "shared:", "shared: {a: 1}", "shared: text", "generic_ioc_image: x", "ioc_name: again", "? a\n: b", "5: x"]) ?? ""}\n`,
  },
  { name: "as JSON", apply: (text) => reformatted(text, (value) => JSON.stringify(value, undefined, 2)) },
  {
    name: "written anew",
    apply: (text, random) =>
      reformatted(text, (value) =>
        stringify(value, {
          indent: random.chance(0.5) ? 4 : 2,
          indentSeq: random.chance(0.5),
          lineWidth: random.chance(0.5) ? 40 : 0,
          version: random.chance(0.3) ? "1.1" : "1.2",
        }),
      ),
  },
];

const WAITS = [
  "device: d, address: 10.0.0.1",
  "address: 10.0.0.1:5000, timeout: 5",
  "address: 'host:1'",
  "address: 10.0.0.1:99999",
  "address: ''",
  "address: '{{ 1 }}', timeout: '7'",
  "address: 5",
  "address: 10.0.0.1, timeout: x",
  "address: 10.0.0.1, timeout: 1.5",
  "address: 10.0.0.1, timeout: -1",
  "address: '1.2.3.4:80', device: 'a: b # c'",
  "address: '1.2.3.4', device: ''",
  "id: '1234:abcd'",
  "id: '1234:ABCD', device: x, timeout: 3",
  "id: nope",
  "device: x",
];

interface Around {
  readonly indent: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

function onItems(name: string, change: (items: readonly string[], random: Random) => readonly string[]): Mutator {
  return {
    name,
    apply(text, random) {
      const list = listUnder(text, "entities");
      return list && list.items.length > 1 ? textOfList(list, change(list.items, random)) : undefined;
    },
  };
}

function onItem(
  name: string,
  change: (item: string, around: Around, random: Random, surroundings: Surroundings) => readonly string[] | undefined,
): Mutator {
  return {
    name,
    apply(text, random, surroundings) {
      const list: ListText | undefined = listUnder(text, "entities");
      if (list === undefined) return undefined;
      const at = random.below(list.items.length);
      const around = { indent: list.indent, before: list.items.slice(0, at), after: list.items.slice(at + 1) };
      const items = change(list.items[at] ?? "", around, random, surroundings);
      return items && textOfList(list, items);
    },
  };
}

function repeated(item: string, indent: string, random: Random): string {
  const values =
    random.pick([
      "[1]",
      "[1, 2]",
      "[a, b]",
      "[]",
      '"{{ range(2) | list }}"',
      '"{{ range(2) }}"',
      "text",
      "5",
      "null",
      "{a: 1}",
      "\"{{ ['p'] | list }}\"",
      "[{a: 1}]",
      "[null, 1.5, true]",
    ]) ?? "";
  const variable = random.pick(["index", "n", "i", "P", "type", "name", "5", "a b"]) ?? "index";
  // Some fields get the variable, so that repeated ids are others.
  const use = JSON.stringify(random.pick([`{{ ${variable} }}`, "{{ index }}", `{{ ${variable}_num + 1 }}`, "x"]) ?? "");
  const lines = item
    .trimEnd()
    .split("\n")
    .map((line, at) => (at === 0 ? line.replace(`${indent}- `, `${indent}  `) : line));
  const inner = lines.map((line) =>
    random.chance(0.2) && /^\s+(name|card|index|slot|R|P|PORT): /.test(line) ? line.replace(/: .*/, `: ${use}`) : line,
  );
  return [
    `${indent}- type: ibek.repeat`,
    `${indent}  values: ${values}`,
    ...(random.chance(0.6) ? [`${indent}  variable: ${variable}`] : []),
    `${indent}  entity:`,
    ...inner.map((line) => (line === "" ? "" : `  ${line}`)),
  ].join("\n");
}

function inFlow(item: string): string | undefined {
  try {
    const [value] = parse(item, { logLevel: "error" }) as readonly unknown[];
    return JSON.stringify(value);
  } catch {
    return undefined; // an alias of another entity, or not YAML any more
  }
}

function onType(choose: (random: Random, surroundings: Surroundings, type: string) => string | undefined): Mutator {
  return {
    name: "other type",
    apply(text, random, surroundings) {
      const line = random.pick(keyLines(text).filter(({ key, value }) => key === "type" && value !== undefined));
      const type = line?.value && choose(random, surroundings, line.value);
      return line && type !== undefined ? withLine(text, line.line, `${line.lead}type: ${type}`) : undefined;
    },
  };
}

/** Words of one letter case that stand alone are mostly ids. */
function reference(name: string): Mutator {
  return {
    name,
    apply(text, random, { words }) {
      const lines = keyLines(text).filter(
        ({ value, key }) => key !== "type" && value !== undefined && words.includes(value),
      );
      const line = random.pick(lines);
      return line && withLine(text, line.line, `${line.lead}${line.key}: ${random.pick(lines)?.value ?? "nobody"}`);
    },
  };
}

function onTop(key: string, values: readonly string[]): Mutator {
  return {
    name: `other ${key}`,
    apply(text, random) {
      const line = keyLines(text).find((each) => each.key === key && each.lead === "");
      return line && withLine(text, line.line, `${key}: ${random.pick(values) ?? ""}`);
    },
  };
}

function reformatted(text: string, format: (value: unknown) => string): string | undefined {
  try {
    return format(parse(text, { merge: true, logLevel: "error" }));
  } catch {
    return undefined; // not YAML any more
  }
}
