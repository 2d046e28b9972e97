// What ibek's validation (pydantic, not strict) takes for each type of parameter. `test/fidelity` asks ibek the same.
import type { ParameterType } from "../catalogue/entityModels/entityModel.ts";
import { hasJinjaExpression } from "../syntax/jinja/jinjaText.ts";
import { numberValue } from "../syntax/yaml/scalarType.ts";
import type { YamlContent, YamlScalar } from "../syntax/yaml/yamlNode.ts";

const DIGITS = String.raw`\d+(?:_\d+)*`;
const INT_TEXT = new RegExp(String.raw`^\s*[-+]?${DIGITS}(?:\.0+)?\s*$`);
const FLOAT_TEXT = new RegExp(
  String.raw`^\s*[-+]?(?:inf|infinity|nan|(?:${DIGITS}(?:\.(?:${DIGITS})?)?|\.${DIGITS})(?:e[-+]?${DIGITS})?)\s*$`,
  "i",
);
const BOOL_TEXT = /^(?:0|1|off|on|f|t|false|true|n|y|no|yes)$/i;

/** Whether ibek accepts the value for a parameter of this type; enums and references have rules of their own. */
export function accepts(type: ParameterType, value: YamlContent): boolean {
  switch (type.kind) {
    case "str":
    case "id":
      return isText(value);
    case "int":
    case "float":
    case "bool":
      return value.kind === "scalar" && (acceptsScalar(type.kind, value) || (type.acceptsJinja && isJinja(value)));
    case "list":
      return value.kind === "sequence" || (type.acceptsJinja && isJinja(value));
    case "dict":
      return value.kind === "map" || (type.acceptsJinja && isJinja(value));
    case "listOrText":
      return value.kind === "sequence" || isText(value);
    case "object":
    case "enum":
    case "unknown":
      return true;
  }
}

/** `text`, `a whole number`, …: to follow “expects”. */
export function expectation(type: ParameterType): string {
  switch (type.kind) {
    case "str":
    case "id":
      return "text";
    case "int":
      return "a whole number";
    case "float":
      return "a number";
    case "bool":
      return "`true` or `false`";
    case "list":
      return "a list";
    case "listOrText":
      return "a list or Jinja that renders to one";
    case "dict":
      return "a mapping";
    case "object":
      return "the id of an entity";
    case "enum":
      return `one of ${type.labels.map((label) => `\`${label.text}\``).join(", ")}`;
    case "unknown":
      return type.name;
  }
}

function isText(value: YamlContent): boolean {
  return value.kind === "scalar" && value.type === "string";
}

function isJinja(value: YamlContent): boolean {
  return value.kind === "scalar" && value.type === "string" && hasJinjaExpression(value.text);
}

function acceptsScalar(kind: "int" | "float" | "bool", value: YamlScalar): boolean {
  switch (value.type) {
    case "string":
      return { int: INT_TEXT, float: FLOAT_TEXT, bool: BOOL_TEXT }[kind].test(value.text);
    case "bool":
      return true;
    case "int":
    case "float": {
      const number = numberValue(value.text);
      if (kind === "bool") return number === 0 || number === 1;
      // Python has whole numbers of any size, so does a float of this size hold one.
      return kind === "float" || value.type === "int" || Number.isInteger(number);
    }
    case "null":
    case "timestamp":
    case "unknown":
      return false;
  }
}
