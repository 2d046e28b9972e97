// What can be otherwise in a definition: each part that ibek knows, added to an entity model or changed in it.
import { isMap, isSeq, parseDocument, type Document, type YAMLMap } from "yaml";
import { template } from "./lineMutators.ts";
import type { Mutator, Surroundings } from "./mutator.ts";
import type { Random } from "./random.ts";

export const DEFINITION_MUTATORS: readonly Mutator[] = [
  onModel("validate", (model, random, surroundings) =>
    model.set("validate", random.pick(validations(random, surroundings))),
  ),
  onModel("sub-entities", (model, random, { types, names }) =>
    model.set("sub_entities", [
      random.pick<unknown>([
        { type: random.pick(types), name: "{{ name }}_sub" },
        { type: random.pick(types), [random.pick(names) ?? "x"]: "{{ name }}" },
        { type: "ibek.repeat", values: [1], entity: { type: random.pick(types) } },
        { name: "x" },
        { type: "m.Nope" },
        "text",
      ]),
    ]),
  ),
  onModel("environment variables", (model, random, surroundings) =>
    model.set(
      "env_vars",
      random.pick<unknown>([
        [
          { name: "A", value: "b" },
          { name: "C", value: "d" },
        ],
        [{ name: "N_{{ name }}", value: template(random, surroundings) }],
        [{ name: "A" }],
        [{ name: "A", value: 5 }],
        "text",
        null,
        [{ name: "A", value: "b", x: 1 }],
      ]),
    ),
  ),
  onModel("lines before iocInit", (model, random, surroundings) =>
    model.set("pre_init", random.pick(scripts(random, surroundings))),
  ),
  onModel("lines after iocInit", (model, random, surroundings) =>
    model.set("post_init", random.pick(scripts(random, surroundings))),
  ),
  onModel("database", (model, random, surroundings) =>
    model.set("databases", random.pick(databases(random, surroundings))),
  ),
  onModel("calculated value before", (model, random, surroundings) =>
    model.set("pre_defines", defines(random, surroundings)),
  ),
  onModel("calculated value after", (model, random, surroundings) =>
    model.set("post_defines", defines(random, surroundings)),
  ),
  onModel("pvi", (model, random) =>
    model.set(
      "pvi",
      random.pick<unknown>([
        null,
        { yaml_path: "x.pvi.device.yaml" },
        { yaml_path: "x", ui_macros: { P: null } },
        {},
        { yaml_path: "x", pv: "maybe" },
        { yaml_path: "x", pv: "yes", pv_prefix: "p", ui_index: 0 },
        "x",
      ]),
    ),
  ),
  onModel("unknown part", (model, random) =>
    model.set(random.pick(["extra", "Databases", "args", "shared", "param"]) ?? "", []),
  ),
  onModel("part removed", (model, random) => {
    const key = random.pick(model.items)?.key;
    if (key !== undefined) model.delete(key);
  }),
  onModel("part is null", (model, random) => {
    const key = random.pick(model.items)?.key;
    if (key !== undefined) model.set(key, null);
  }),
  onParameter("default", (parameter, random, surroundings) =>
    parameter.set("default", otherValue(random, surroundings)),
  ),
  onParameter("default", (parameter, random, surroundings) =>
    parameter.set("default", otherValue(random, surroundings)),
  ),
  onParameter("type of a parameter", (parameter, random) =>
    parameter.set(
      "type",
      random.pick(["str", "int", "float", "bool", "list", "dict", "object", "id", "enum", "string", "Any", null, 5]),
    ),
  ),
  onParameter("values of an enum", (parameter, random) => {
    parameter.set("type", "enum");
    parameter.set(
      "values",
      random.pick<unknown>([
        { a: 1, b: null },
        { 1: "x", 2: "y" },
        {},
        ["a", "b"],
        null,
        { a: [1], b: { c: 1 } },
        { true: 1, "1.5": 2 },
        { "a b": "a", a: "a" },
      ]),
    );
  }),
  onParameter("part of a parameter removed", (parameter, random) => {
    const key = random.pick(parameter.items)?.key;
    if (key !== undefined) parameter.delete(key);
  }),
];

function otherValue(random: Random, surroundings: Surroundings): unknown {
  if (random.chance(0.4)) return template(random, surroundings);
  return random.pick<unknown>([
    null,
    5,
    1.5,
    "7",
    "abc",
    "",
    true,
    [],
    [1, "{{ P }}"],
    {},
    { a: 1 },
    "yes",
    "1.0",
    -1,
    1e30,
    "{{ type }}",
    random.pick(surroundings.words),
  ]);
}

function validations(random: Random, { names }: Surroundings): readonly unknown[] {
  const name = random.pick(names) ?? "name";
  const assert = random.pick([
    `${name} is defined`,
    name,
    `not ${name}`,
    "1 < 2",
    "1 > 2",
    "nothere",
    `${name} | length > 2`,
    `${name} == '5'`,
    `${name} != ''`,
    `1 in ${name}`,
    "1 +",
    "True %}{% if False",
    "",
  ]);
  return [
    [{ assert, message: "no {{ type }}" }],
    [{ assert, message: "no {{ nothere }}" }],
    [{ assert }],
    [{ assert: 5, message: "x" }],
    [{ assert, message: "x", when: "x" }],
    [{ assert_: assert, message: "x" }],
    [],
    { assert, message: "x" },
    "text",
  ];
}

function scripts(random: Random, surroundings: Surroundings): readonly unknown[] {
  const value = random.chance(0.5)
    ? template(random, surroundings)
    : `line {{ ${random.pick(surroundings.names) ?? "x"} }}`;
  return [
    [{ value }],
    [{ value }, { when: "first", value: "once" }, { when: "first", value: "never" }],
    [{ when: "last", value }],
    [{ when: random.pick(["once", "every", "First", "", 5, null]), value }],
    [{ type: "comment", value: `a\n${value}`, when: random.pick(["first", "every", "last", "once"]) }],
    [{ type: "text", value, when: "first" }],
    [{ type: "remark", value }],
    [{ value: 5 }],
    [{}],
    [{ value, x: 1 }],
    value,
    null,
  ];
}

function databases(random: Random, surroundings: Surroundings): readonly unknown[] {
  const { names } = surroundings;
  const name = random.pick(names) ?? "name";
  const of = (args: unknown, more: object = {}): unknown => [{ file: "x.template", args, ...more }];
  return [
    of({ [name]: null }),
    of({ [name]: null, other: "{{ type }}" }),
    of({ nothere: null }),
    of({ ".*": null }),
    of({ "P?": null, [`${name.slice(0, 1)}.*`]: null }),
    of({ "[*": null }),
    of({ ".*": "{{ nothere }}" }),
    of({ A: template(random, surroundings) }),
    of({ A: 5, B: true }),
    of({ A: [1, "{{ type }}"] }),
    of({}),
    of(null),
    of("text"),
    of({ A: "a" }, { enabled: template(random, surroundings) }),
    of({ nothere: null }, { enabled: "false" }),
    of({ A: "a" }, { enabled: random.pick([true, "Yes", "1", "no", 0]) }),
    [{ file: template(random, surroundings), args: { A: "a" } }],
    [{ file: "x.template" }],
    [{ args: { A: "a" } }],
    [
      { file: "x.template", args: { A: "a" } },
      { file: "x.template", args: { B: "b" } },
    ],
    [
      { file: "x.template", args: { A: "a", B: "b" } },
      { file: "x.template\n", args: { B: "2", A: "1" } },
    ],
    "text",
    null,
  ];
}

function defines(random: Random, surroundings: Surroundings): unknown {
  const name = random.chance(0.5) ? "calculated" : random.pick(surroundings.names);
  return random.pick<unknown>([
    {
      [name ?? "x"]: {
        description: "d",
        value: template(random, surroundings),
        type: random.pick(["int", "float", "bool", "list", "str", "dict", null]),
      },
    },
    {
      [name ?? "x"]: {
        description: "d",
        value: otherValue(random, surroundings),
        type: random.pick(["int", "float", "bool", "list", "str"]),
      },
    },
    { [name ?? "x"]: { description: "d", value: otherValue(random, surroundings) } },
    { [name ?? "x"]: { value: 1 } },
    { [name ?? "x"]: 5 },
    null,
    [],
  ]);
}

function onModel(name: string, change: (model: YAMLMap, random: Random, surroundings: Surroundings) => void): Mutator {
  return {
    name,
    apply(text, random, surroundings) {
      const document = parseDocument(text, { merge: true, logLevel: "silent" });
      const models = document.get("entity_models");
      const model = isSeq(models) ? random.pick(models.items) : undefined;
      if (!isMap(model)) return undefined;
      change(model, random, surroundings);
      return written(document);
    },
  };
}

function onParameter(
  name: string,
  change: (parameter: YAMLMap, random: Random, surroundings: Surroundings) => void,
): Mutator {
  return onModel(name, (model, random, surroundings) => {
    const parameters = model.get("parameters");
    const parameter = isMap(parameters) ? random.pick(parameters.items)?.value : undefined;
    if (isMap(parameter)) change(parameter, random, surroundings);
  });
}

function written(document: Document): string | undefined {
  try {
    return document.toString({ lineWidth: 0 });
  } catch {
    return undefined; // was no YAML before
  }
}
