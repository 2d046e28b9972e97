// The schema a generic IOC publishes (`ibek.ioc.schema.json`, ibek 4.8.2) → entity models, as far as it tells: it knows
// names, types and defaults, but not which parameters are ids or references, nor what an entity makes.
import { MAKES_NOTHING } from "./makesNothing.ts";
import type { EntityModel, EnumLabel, Parameter, ParameterType } from "./entityModel.ts";

type Json = Readonly<Record<string, unknown>>;

/** Empty for a text that is no such schema. */
export function readSchemaFile(text: string): readonly EntityModel[] {
  const definitions = objectOf(objectOf(parsed(text))["$defs"]);
  return Object.values(definitions).flatMap((definition) => modelOf(objectOf(definition), definitions));
}

function modelOf(definition: Json, definitions: Json): readonly EntityModel[] {
  const { type: typeOfModel, ...properties } = objectOf(definition["properties"]);
  const { const: type, description } = objectOf(typeOfModel);
  if (typeof type !== "string" || !type.includes(".")) return [];
  const required = Array.isArray(definition["required"]) ? definition["required"] : [];
  const parameters = Object.entries(properties)
    .filter(([name]) => name !== "entity_enabled")
    .map(([name, property]) => parameterOf(name, objectOf(property), definitions, required.includes(name)));
  return [
    {
      type,
      module: type.slice(0, type.indexOf(".")),
      description: textOf(description),
      parameters: new Map(parameters.map((parameter) => [parameter.name, parameter])),
      ...MAKES_NOTHING,
      attributes: new Set(["type", "entity_enabled", ...Object.keys(properties)]),
      place: undefined,
      isOutline: true,
    },
  ];
}

function parameterOf(name: string, property: Json, definitions: Json, required: boolean): Parameter {
  const { type, description } = typeOf(property, definitions);
  const given = property["default"];
  return {
    name,
    type,
    description: description ?? textOf(property["description"]),
    default: required ? undefined : typeof given === "string" ? given : JSON.stringify(given ?? null),
    defaultValue: undefined,
    attributes: [],
    place: undefined,
  };
}

/** The useful description of a parameter that takes Jinja, too, is the one of its native half. */
function typeOf(property: Json, definitions: Json): { readonly type: ParameterType; readonly description?: string } {
  const halves: readonly unknown[] = Array.isArray(property["anyOf"]) ? property["anyOf"] : [];
  const native = halves[1];
  if (native !== undefined) {
    const half = objectOf(native);
    return { type: plainType(textOf(half["type"]), true), description: textOf(half["description"]) };
  }
  const reference = /^#\/\$defs\/(.+)$/.exec(textOf(property["$ref"]))?.[1];
  const labels = reference === undefined ? undefined : objectOf(definitions[reference])["enum"];
  return { type: Array.isArray(labels) ? enumOf(labels) : plainType(textOf(property["type"]), false) };
}

const PLAIN: Readonly<Record<string, "int" | "float" | "bool" | "list" | "dict">> = {
  integer: "int",
  number: "float",
  boolean: "bool",
  array: "list",
  object: "dict",
};

function plainType(name: string, acceptsJinja: boolean): ParameterType {
  if (name === "string") return { kind: "str" };
  const kind = PLAIN[name];
  // A reference has no type at all.
  return kind === undefined ? { kind: "unknown", name: "anything" } : { kind, acceptsJinja };
}

function enumOf(values: readonly unknown[]): ParameterType {
  const labels = values.map((value): EnumLabel => {
    const isText = typeof value === "string";
    const text = isText ? value : JSON.stringify(value);
    const type = isText ? "string" : typeof value === "boolean" ? "bool" : "int";
    const key = { kind: "scalar", span: { start: 0, end: 0 }, type, text, plain: !isText } as const;
    return { text, isText, value: undefined, key, content: undefined };
  });
  return { kind: "enum", labels };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function objectOf(value: unknown): Json {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Json) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
