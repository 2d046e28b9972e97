import type { Parameter } from "../../catalogue/entityModels/entityModel.ts";
import { accepts, expectation } from "../../ioc/parameterValue.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlContent } from "../../syntax/yaml/yamlNode.ts";
import { isWrittenHere, type Fix } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { EntityRule } from "../rule.ts";

const ENABLED: Parameter = {
  name: "entity_enabled",
  type: { kind: "bool", acceptsJinja: false },
  description: "",
  default: "true",
  defaultValue: undefined,
  attributes: [],
  place: undefined,
};

export const wrongType: EntityRule = {
  code: "wrong-type",
  severity: "error",
  description: "A value that is not of the parameter's type, by ibek's rules of what counts as which.",
  check({ entity, model, repeated }) {
    if (!model) return [];
    return [ENABLED, ...model.parameters.values()].flatMap((parameter) => {
      const field = entity.fields.get(parameter.name);
      if (field?.value === undefined || (repeated && isRendered(field.value))) return [];
      if (accepts(parameter.type, field.value)) return reference(parameter, field);
      const span = tokenOf(field);
      const fixes = fixesOf(parameter, field, span);
      return [{ span, message: message(parameter, field.value), fixes, ...relatedTo(parameter) }];
    });
  },
};

/** ibek takes anything for a reference and fails later, or never. */
function reference(parameter: Parameter, field: Field): readonly Finding[] {
  const value = field.value;
  if (parameter.type.kind !== "object" || value === undefined || (value.kind === "scalar" && value.type === "string"))
    return [];
  return [{ span: tokenOf(field), message: message(parameter, value), severity: "warning", ...relatedTo(parameter) }];
}

function isRendered(value: YamlContent): boolean {
  return value.kind === "scalar" && value.type === "string" && hasJinja(value.text);
}

function message(parameter: Parameter, value: YamlContent): string {
  const expects = `\`${parameter.name}\` expects ${expectation(parameter.type)}`;
  if (value.kind !== "scalar") return `${expects}, not a ${value.kind === "map" ? "mapping" : "list"}.`;
  if (value.type === "null" && (value.text === "" || !value.plain))
    return `\`${parameter.name}\` has no value; it expects ${expectation(parameter.type)}.`;
  if (isText(parameter)) return `${expects}: put quotes around \`${value.text}\`.`;
  return `${expects}, not \`${value.text}\`.`;
}

function isText({ type }: Parameter): boolean {
  return type.kind === "str" || type.kind === "id";
}

function fixesOf(parameter: Parameter, field: Field, span: Finding["span"]): readonly Fix[] {
  const { value } = field;
  if (value?.kind !== "scalar" || !value.plain || value.text === "" || !isText(parameter) || !isWrittenHere(field))
    return [];
  return [{ kind: "replace", title: `Put quotes around \`${value.text}\``, span, text: JSON.stringify(value.text) }];
}

/** Where nothing is written, the name has to show it. */
function tokenOf(field: Field): Finding["span"] {
  return field.valueSpan.end > field.valueSpan.start ? field.valueSpan : field.nameSpan;
}

function relatedTo(parameter: Parameter): Pick<Finding, "related"> {
  return parameter.place ? { related: { message: `\`${parameter.name}\` is defined here`, at: parameter.place } } : {};
}
