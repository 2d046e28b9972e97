// What ibek's validation (pydantic, not strict) takes for each type of parameter. `test/fidelity` asks ibek the same.
import type { ParameterType } from "../catalogue/entityModels/entityModel.ts";
import type { YamlContent } from "../syntax/yaml/yamlNode.ts";
import { isUnknown } from "./generation/fieldValue.ts";
import { validated } from "./generation/validatedValue.ts";
import { scalarValue } from "./generation/yamlValue.ts";

/** Whether ibek accepts the value for a parameter of this type; enums and references have rules of their own. */
export function accepts(type: ParameterType, value: YamlContent): boolean {
  if (type.kind === "object" || type.kind === "enum" || type.kind === "unknown") return true;
  // What is in a list or mapping is not looked at.
  if (value.kind === "sequence") return type.kind === "list" || type.kind === "listOrText";
  if (value.kind === "map") return type.kind === "dict";
  const python = scalarValue(value);
  return !isUnknown(python) && validated(type, python) !== undefined;
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
