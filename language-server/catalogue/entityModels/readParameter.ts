// Parameters and calculated values of an entity model.
import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlContent } from "../../syntax/yaml/yamlNode.ts";
import type { Define, EnumLabel, ModelValue, Parameter, ParameterType } from "./entityModel.ts";
import { contentOf, fieldsOf, isNull, type SupportText, textOf } from "./supportText.ts";
import { TemplateText } from "./templateText.ts";

/** `jinja`: all of the model's. */
export function readParameter(field: Field, jinja: string, source: SupportText): Parameter {
  const fields = fieldsOf(field.value);
  const given = fields.get("default");
  const type = parameterType(textOf(fields.get("type")?.value) ?? "", fields);
  // ibek takes a default of null for no default at all.
  const value = isNull(given?.value) ? undefined : given?.value;
  return {
    name: field.name,
    type,
    attributes: type.kind === "object" ? attributesUsed(jinja, field.name) : [],
    description: (textOf(fields.get("description")?.value) ?? "").trim(),
    default: value && sourceOf(value, source),
    defaultValue: given && value && modelValue(given, value, source),
    place: source.place(field.nameSpan),
  };
}

export function readDefines(field: Field | undefined, source: SupportText): readonly Define[] {
  return [...fieldsOf(field?.value).values()].flatMap((define): readonly Define[] => {
    const fields = fieldsOf(define.value);
    const value = fields.get("value");
    if (value?.value === undefined) return [];
    return [
      {
        name: define.name,
        description: (textOf(fields.get("description")?.value) ?? "").trim(),
        type: defineType(fields.get("type")),
        value: modelValue(value, value.value, source),
        place: source.place(define.nameSpan),
      },
    ];
  });
}

function defineType(field: Field | undefined): Define["type"] {
  if (field === undefined) return "str";
  const name = textOf(field.value);
  if (name === undefined) return "implied";
  return (["float", "int", "bool", "list"] as const).find((type) => type === name) ?? "str";
}

function modelValue(field: Field, value: YamlContent, source: SupportText): ModelValue {
  return value.kind === "scalar" && value.type === "string"
    ? { kind: "template", text: new TemplateText(value.text, source.place(field.valueSpan)) }
    : { kind: "data", content: value };
}

function sourceOf(value: YamlContent, source: SupportText): string {
  return value.kind === "scalar" ? value.text : source.text.slice(value.span.start, value.span.end).trim();
}

function attributesUsed(jinja: string, parameter: string): readonly string[] {
  if (!/^\w+$/.test(parameter)) return [];
  const uses = jinja.matchAll(new RegExp(String.raw`(?<![\w.'"])${parameter}\.([A-Za-z_]\w*)(?!\w*\()`, "g"));
  return [...new Set([...uses].map(([, attribute = ""]) => attribute))];
}

function parameterType(name: string, fields: ReadonlyMap<string, Field>): ParameterType {
  switch (name) {
    case "str":
    case "object":
    case "id":
      return { kind: name };
    case "int":
    case "float":
    case "bool":
    case "list":
    case "dict":
      return { kind: name, acceptsJinja: true };
    case "enum":
      return { kind: "enum", labels: enumLabels(fields.get("values")?.value) };
    default:
      return { kind: "unknown", name };
  }
}

function enumLabels(values: YamlContent | undefined): readonly EnumLabel[] {
  if (values?.kind !== "map") return [];
  return values.entries.flatMap(({ key, value }): readonly EnumLabel[] => {
    if (key.kind !== "scalar") return [];
    const content = contentOf(value);
    return [{ text: key.text, isText: key.type === "string", value: textOf(content), key, content }];
  });
}
