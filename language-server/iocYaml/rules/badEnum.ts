import type { EnumLabel, Parameter } from "../../catalogue/entityModels/entityModel.ts";
import { expectation } from "../../ioc/parameterValue.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { numberValue } from "../../syntax/yaml/scalarType.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlContent } from "../../syntax/yaml/yamlNode.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { isWrittenHere, type Fix } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { EntityRule } from "../rule.ts";
import { yamlText } from "../../syntax/yaml/yamlText.ts";

export const badEnum: EntityRule = {
  code: "bad-enum",
  severity: "error",
  description: "A value that is none of the parameter's choices.",
  check({ entity, model, repeated }) {
    return [...(model?.parameters.values() ?? [])].flatMap((parameter) => {
      const field = entity.fields.get(parameter.name);
      if (parameter.type.kind !== "enum" || field?.value === undefined) return [];
      // Outside of a repeat ibek compares with the labels before it renders anything.
      if (repeated && field.value.kind === "scalar" && hasJinja(field.value.text)) return [];
      const { labels } = parameter.type;
      return labels.some((label) => isLabel(label, field.value)) ? [] : [finding(parameter, labels, field)];
    });
  },
};

function isLabel(label: EnumLabel, value: YamlContent | undefined): boolean {
  if (value?.kind !== "scalar") return false;
  if (label.isText || value.type === "string")
    return label.isText && value.type === "string" && value.text === label.text;
  return value.text === label.text || numberValue(value.text) === numberValue(label.text);
}

function finding(parameter: Parameter, labels: readonly EnumLabel[], field: Field): Finding {
  const written = field.value?.kind === "scalar" ? field.value.text : "";
  const span = field.valueSpan.end > field.valueSpan.start ? field.valueSpan : field.nameSpan;
  const same = labels.find((label) => label.text === written);
  const meant = same ? undefined : nearest(written, labels);
  const not = written === "" ? "." : `, not \`${written}\`${didYouMean(meant?.text)}`;
  const related = parameter.place
    ? { related: { message: `\`${parameter.name}\` is defined here`, at: parameter.place } }
    : {};
  return {
    span,
    message: `\`${parameter.name}\` expects ${expectation(parameter.type)}${same ? quotesOf(same) : not}`,
    fixes: isWrittenHere(field) ? fixesOf(span, same, meant) : [],
    ...related,
  };
}

function nearest(written: string, labels: readonly EnumLabel[]): EnumLabel | undefined {
  const texts = labels.map((label) => label.text);
  const meant = closestName(written, texts);
  return labels.find((label) => label.text === meant);
}

function quotesOf({ isText, text }: EnumLabel): string {
  return isText ? `: put quotes around \`${text}\`.` : `: \`${text}\` takes no quotes.`;
}

function fixesOf(span: Finding["span"], same: EnumLabel | undefined, meant: EnumLabel | undefined): readonly Fix[] {
  const label = same ?? meant;
  if (label === undefined) return [];
  const change = same?.isText ? "Put quotes around" : same ? "Remove the quotes around" : "Change to";
  const text = label.isText ? yamlText(label.text) : label.text;
  return [{ kind: "replace", title: `${change} \`${label.text}\``, span, text }];
}
