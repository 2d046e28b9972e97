import type { ConvertedType, KeyShape, ObjectShape, Shape } from "./shape.ts";

const TEXT: Shape = { kind: "text" };
const TEXT_OR_NOTHING: Shape = { kind: "text", orNull: true };
const ANYTHING: Shape = { kind: "anything" };

/** What an `ioc.yaml` gives for a parameter of each type, in the order completion offers them. */
const PARAMETER_TYPES: ReadonlyMap<string, string> = new Map([
  ["str", "Text. Rendered as Jinja."],
  ["int", "A whole number, or Jinja that renders to one."],
  ["float", "A number, or Jinja that renders to one."],
  ["bool", "`true` or `false`, or Jinja that renders to `True` or `False`."],
  ["enum", "One of the labels in `values`."],
  ["id", "A name other entities refer to this one by. One among all entities of the IOC."],
  ["object", "The id of another entity that stands above; Jinja can use that entity's values: `{{ port.P }}`."],
  ["list", "A list, or Jinja that renders to one. Jinja inside the items is not rendered."],
  ["dict", "A mapping, or Jinja that renders to one. Jinja inside the values is not rendered."],
]);

/** Of which type a default may be; ibek never checks the default of an `enum`. */
const DEFAULTS: ReadonlyMap<string, Shape> = new Map([
  ["str", TEXT_OR_NOTHING],
  ["id", TEXT_OR_NOTHING],
  ["object", ANYTHING],
  ["enum", ANYTHING],
  ...(["int", "float", "bool", "list", "dict"] as const).map((kind) => [kind, converted(kind)] as const),
]);

const WORDS = [...PARAMETER_TYPES].map(([text, description]) => ({ text, description }));

export const PARAMETER: Shape = {
  kind: "typed",
  title: "parameter",
  fallback: undefined,
  objects: new Map([...PARAMETER_TYPES.keys()].map((type) => [type, parameter(type)])),
};

function converted(kind: ConvertedType["kind"]): Shape {
  return { kind: "converted", type: { kind, acceptsJinja: true }, orNull: true };
}

function parameter(type: string): ObjectShape {
  const keys = new Map<string, KeyShape>([
    [
      "type",
      {
        shape: { kind: "word", words: WORDS, offered: false },
        required: true,
        description: "What an entity gives for it.",
      },
    ],
    ["description", { shape: TEXT, required: true, description: "What it is, for whoever writes an `ioc.yaml`." }],
  ]);
  if (type === "enum") {
    keys.set("values", {
      shape: { kind: "named", value: ANYTHING, anyName: true },
      required: true,
      description:
        "The labels an entity chooses from, each with what it stands for; a label without a value stands for itself.",
    });
  }
  keys.set("default", {
    shape: DEFAULTS.get(type) ?? ANYTHING,
    required: false,
    description:
      "What holds where an entity does not give it. Without a default, or with an empty one, it must be given.",
  });
  return { title: `parameter of type ${type}`, keys, open: false };
}
