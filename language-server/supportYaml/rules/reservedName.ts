import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { Finding } from "../problem.ts";
import type { ModelRule } from "../rule.ts";

/** ibek makes a Python class of each entity model and an `Enum` of each enum: these names break that. */
const RESERVED_PARAMETERS = new Set(
  "model_config __base__ __config__ __validators__ __cls_kwargs__ __slots__ __qualname__".split(" "),
);
// Members of pydantic 2.14's BaseModel in its protected namespaces.
const RESERVED_PREFIX = /^model_(?:dump|dump_json|validate|validate_json|validate_strings)$/;
const RESERVED_LABELS = new Set(["", "mro", "_order_", "__slots__"]);
/** Names such as `_a_`, but for those Python's `Enum` itself gives a meaning. */
const SUNDER = /^_[^_](?:.*[^_])?_$/;
const ENUM_OWN = new Set(["_generate_next_value_", "_missing_", "_ignore_"]);

export const reservedName: ModelRule = {
  code: "reserved-name",
  severity: "error",
  description: "A parameter or a label of an enum with a name that Python keeps for itself.",
  check({ model }) {
    const parameters = model.allVariables.filter(({ list }) => list === "parameters");
    return [
      ...parameters.flatMap(({ name, field }) =>
        RESERVED_PARAMETERS.has(name) || RESERVED_PREFIX.test(name)
          ? [{ span: field.nameSpan, message: `A parameter cannot be called \`${name}\`: ibek needs the name itself.` }]
          : [],
      ),
      ...parameters.filter(({ type }) => type === "enum").flatMap(({ keys }) => labels(keys.get("values"))),
    ];
  },
};

function labels(values: Field | undefined): readonly Finding[] {
  if (values?.value?.kind !== "map") return [];
  return values.value.entries.flatMap(({ key }): readonly Finding[] => {
    if (key.kind !== "scalar" || key.type !== "string" || !isReserved(key.text)) return [];
    const message =
      key.text === ""
        ? "A label of an enum cannot be empty."
        : `A label of an enum cannot be \`${key.text}\`: Python keeps the name for itself.`;
    return [{ span: values.elsewhere ? values.valueSpan : key.span, message }];
  });
}

function isReserved(label: string): boolean {
  return RESERVED_LABELS.has(label) || (SUNDER.test(label) && !ENUM_OWN.has(label));
}
