import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlScalar } from "../../syntax/yaml/yamlNode.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import type { ModelRule } from "../rule.ts";

export const enumDefault: ModelRule = {
  code: "enum-default",
  severity: "warning",
  description:
    "A default of an enum that is none of its labels and values: ibek never checks it and writes it as it is.",
  check({ model }) {
    return model.allVariables.flatMap(({ type, keys }) => {
      const field = keys.get("default");
      const value = field?.value;
      if (type !== "enum" || field === undefined || value?.kind !== "scalar" || value.type === "null") return [];
      const { labels, values } = choices(keys.get("values"));
      if (labels.length === 0 || hasJinja(value.text) || labels.some((label) => label.text === value.text)) return [];
      // What a label stands for does as well, also in repeats, where ibek leaves labels as they are.
      if (values.some((each) => each?.text === value.text)) return [];
      const texts = labels.map(({ text }) => text);
      const meant = closestName(value.text, texts);
      const shown = texts
        .slice(0, 12)
        .map((text) => `\`${text}\``)
        .join(", ");
      const message = `\`${value.text}\` is none of the labels (${shown}), nor what one stands for${didYouMean(meant)}`;
      return [
        {
          span: field.valueSpan,
          message,
          fixes: field.elsewhere ? [] : changeTo(meant, field.valueSpan),
        },
      ];
    });
  },
};

/** Labels, and what each stands for. */
function choices(field: Field | undefined): {
  readonly labels: readonly YamlScalar[];
  readonly values: readonly (YamlScalar | undefined)[];
} {
  const entries = field?.value?.kind === "map" ? field.value.entries : [];
  const pairs = entries.flatMap(({ key, value }) =>
    key.kind === "scalar" ? [{ key, value: value?.kind === "scalar" ? value : undefined }] : [],
  );
  return { labels: pairs.map(({ key }) => key), values: pairs.map(({ value }) => value) };
}
