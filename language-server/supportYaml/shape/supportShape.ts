// `Support` of ibek 4.8.2 (support.py, entity_model.py, parameters.py, sub_entity.py); `test/fidelity` asks ibek the same.
import { PARAMETER } from "./parameterShape.ts";
import type { KeyShape, ObjectShape, Shape, Word } from "./shape.ts";

const TEXT: Shape = { kind: "text" };
const SCRATCH: Shape = { kind: "scratch" };
const BOOL: Shape = { kind: "converted", type: { kind: "bool", acceptsJinja: false } };

const DEFINE_TYPES: readonly Word[] = [
  { text: "str", description: "The rendered text." },
  { text: "int", description: "A whole number." },
  { text: "float", description: "A number." },
  { text: "bool", description: "`True` or `False`, as Python spells them." },
  { text: "list", description: "A list, as Python spells it." },
];

const FIRST: Word = { text: "first", description: "Once for all entities of this model, where the first one stands." };
const EVERY: Word = { text: "every", description: "For each entity." };
const LAST: Word = { text: "last", description: "Not implemented by ibek: generating fails." };

const DEFINE: ObjectShape = {
  title: "define",
  open: false,
  keys: new Map<string, KeyShape>([
    ["description", required(TEXT, "What the value is for.")],
    [
      "value",
      required({ kind: "anything" }, "The value. Text is rendered as Jinja, with the names that are known by then."),
    ],
    [
      "type",
      {
        ...optional({ kind: "word", words: DEFINE_TYPES, offered: false, orNull: true }, "What the text becomes."),
        default: "str",
      },
    ],
  ]),
};
const DEFINES: Shape = { kind: "named", value: { kind: "object", object: DEFINE } };

const VALIDATION: ObjectShape = {
  title: "validation",
  open: false,
  keys: new Map<string, KeyShape>([
    ["assert", { ...required(TEXT, "A Jinja expression without braces that must hold."), alsoRead: "assert_" }],
    ["message", required(TEXT, "What the person reads where it does not hold. May contain Jinja.")],
  ]),
};

const SCRIPT: Shape = {
  kind: "list",
  item: {
    kind: "typed",
    title: "script item",
    fallback: "text",
    objects: new Map([
      ["text", scriptItem("text", "Lines for the startup script, rendered as Jinja.", true)],
      ["comment", scriptItem("comment", "Lines for the startup script; each gets a `# `.", false)],
    ]),
  },
};

const DATABASE: ObjectShape = {
  title: "database",
  open: false,
  keys: new Map<string, KeyShape>([
    ["file", required(TEXT, "The database template to load, by the name the IOC finds it under. May contain Jinja.")],
    [
      "enabled",
      { ...optional(TEXT, "Loaded if this renders to `yes`, `true` or `1` in any case."), default: '"True"' },
    ],
    [
      "args",
      required(
        { kind: "named", value: { kind: "text", orNull: true }, orNull: true },
        "The template's macros. One without a value takes the parameter or define of its name; a name with `*` or `?` " +
          "is a regular expression for all of them.",
      ),
    ],
  ]),
};

const ENVIRONMENT_VARIABLE: ObjectShape = {
  title: "environment variable",
  open: false,
  keys: new Map<string, KeyShape>([
    ["name", required(TEXT, "The variable's name. May contain Jinja.")],
    ["value", required(TEXT, "Its value, written to the startup script without quotes. May contain Jinja.")],
  ]),
};

const PVI: ObjectShape = {
  title: "PVI definition",
  open: false,
  keys: new Map<string, KeyShape>([
    ["yaml_path", required(TEXT, "The `.pvi.device.yaml` the screens are made from. May contain Jinja.")],
    ["ui_index", { ...optional(BOOL, "Whether the IOC's index screen has a button for it."), default: "true" }],
    [
      "ui_macros",
      optional(
        { kind: "named", value: { kind: "text", orNull: true }, orNull: true },
        "Macros of the screen; one without a value takes the parameter of its name.",
      ),
    ],
    ["pv", { ...optional(BOOL, "Whether a PV with the structure of the device is served."), default: "false" }],
    ["pv_prefix", { ...optional(TEXT, "Prefix of that PV. May contain Jinja."), default: '""' }],
  ]),
};

const SUB_ENTITY: ObjectShape = {
  title: "sub-entity",
  open: true,
  keys: new Map<string, KeyShape>([
    ["type", required(TEXT, "The entity type to make, as in an `ioc.yaml`: `module.Model`.")],
    ["entity_enabled", { ...optional(BOOL, "`false` leaves it out."), default: "true" }],
  ]),
};

export const ENTITY_MODEL: ObjectShape = {
  title: "entity model",
  open: false,
  keys: new Map<string, KeyShape>([
    ["name", required(TEXT, "An `ioc.yaml` says `type: module.name` for it.")],
    ["description", required(TEXT, "What it is, for whoever writes an `ioc.yaml`.")],
    ["pre_defines", optional(DEFINES, "Values calculated before the parameters.")],
    ["parameters", optional({ kind: "named", value: PARAMETER }, "What an entity in an `ioc.yaml` gives.")],
    ["post_defines", optional(DEFINES, "Values calculated from the parameters.")],
    [
      "validate",
      {
        ...optional(
          { kind: "list", item: { kind: "object", object: VALIDATION } },
          "What must hold for each entity that is enabled, checked when all values are known.",
        ),
        since: "4.7.0",
        alsoRead: "validate_",
      },
    ],
    ["env_vars", optional(list(ENVIRONMENT_VARIABLE), "Environment variables, set at the top of the startup script.")],
    ["pre_init", optional(SCRIPT, "Startup script before `iocInit`.")],
    ["databases", optional(list(DATABASE), "Database templates the IOC loads.")],
    ["post_init", optional(SCRIPT, "Startup script behind `iocInit`.")],
    [
      "pvi",
      optional({ kind: "object", object: PVI, orNull: true }, "The screens that are generated for such an entity."),
    ],
    ["sub_entities", optional(list(SUB_ENTITY), "Entities made together with each entity of this model.")],
    ["shared", optional(SCRATCH, "A place for anchors; not used otherwise.")],
  ]),
};

export const SUPPORT_FILE: ObjectShape = {
  title: "support YAML file",
  open: false,
  keys: new Map<string, KeyShape>([
    ["shared", optional(SCRATCH, "A place for anchors; not used otherwise.")],
    ["module", required(TEXT, "The support module's name: the first half of its entity types.")],
    ["entity_models", required(list(ENTITY_MODEL), "What an IOC can make with this module.")],
  ]),
};

function required(shape: Shape, description: string): KeyShape {
  return { shape, description, required: true };
}

function optional(shape: Shape, description: string): KeyShape {
  return { shape, description, required: false };
}

function list(object: ObjectShape): Shape {
  return { kind: "list", item: { kind: "object", object } };
}

function scriptItem(type: string, value: string, anyWhen: boolean): ObjectShape {
  const words = [{ text: type, description: value }];
  return {
    title: `startup script ${type}`,
    open: false,
    keys: new Map<string, KeyShape>([
      ["type", { ...optional({ kind: "word", words, offered: false }, "`text` or `comment`."), default: "text" }],
      [
        "when",
        {
          ...optional({ kind: "word", words: [EVERY, FIRST, LAST], offered: anyWhen }, "How often it is written."),
          default: "every",
        },
      ],
      ["value", { ...optional(TEXT, value), default: '""' }],
    ]),
  };
}
