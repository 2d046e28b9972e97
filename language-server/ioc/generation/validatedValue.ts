// What ibek's validation (pydantic 2, not strict) makes of a value given for a parameter. `test/fidelity` asks ibek the same.
import type { EnumLabel, ParameterType } from "../../catalogue/entityModels/entityModel.ts";
import { hasJinjaExpression } from "../../syntax/jinja/jinjaText.ts";
import type { PythonValue } from "../jinja/pythonValue.ts";
import { isUnknown } from "./fieldValue.ts";
import { pythonOf } from "./yamlValue.ts";

const DIGITS = String.raw`\d+(?:_\d+)*`;
const INT_TEXT = new RegExp(String.raw`^\s*([-+]?${DIGITS})(?:\.0+)?\s*$`);
const FLOAT_TEXT = new RegExp(
  String.raw`^\s*[-+]?(?:inf|infinity|nan|(?:${DIGITS}(?:\.(?:${DIGITS})?)?|\.${DIGITS})(?:e[-+]?${DIGITS})?)\s*$`,
  "i",
);
const TRUE_TEXT = /^(?:1|on|t|true|y|yes)$/i;
const FALSE_TEXT = /^(?:0|off|f|false|n|no)$/i;

/** Undefined for what ibek refuses. */
export function validated(type: ParameterType, value: PythonValue): PythonValue | undefined {
  switch (type.kind) {
    case "str":
    case "id":
      return typeof value === "string" ? value : undefined;
    case "int":
      return toInt(value) ?? jinja(type.acceptsJinja, value);
    case "float":
      return toFloat(value) ?? jinja(type.acceptsJinja, value);
    case "bool":
      return toBool(value) ?? jinja(type.acceptsJinja, value);
    case "list":
      return copiedList(value) ?? jinja(type.acceptsJinja, value);
    case "dict":
      return copiedDict(value) ?? jinja(type.acceptsJinja, value);
    case "listOrText":
      return typeof value === "string" ? value : copiedList(value);
    case "enum":
      return toLabel(type.labels, value);
    case "object":
    case "unknown":
      return value;
  }
}

/** As one parameter is compared with another: `1`, `1.0` and `True` are equal in Python, texts and numbers never. */
export function sameScalar(a: PythonValue, b: PythonValue): boolean {
  const [left, right] = [typeof a === "boolean" ? BigInt(a) : a, typeof b === "boolean" ? BigInt(b) : b];
  const numbers = [left, right].every((each) => typeof each === "bigint" || typeof each === "number");
  return numbers ? left == right : left === right;
}

function jinja(accepts: boolean, value: PythonValue): PythonValue | undefined {
  return accepts && typeof value === "string" && hasJinjaExpression(value) ? value : undefined;
}

function toInt(value: PythonValue): bigint | undefined {
  switch (typeof value) {
    case "bigint":
      return value;
    case "boolean":
      return BigInt(value);
    case "number":
      return Number.isInteger(value) ? BigInt(value) : undefined;
    case "string": {
      const digits = INT_TEXT.exec(value)?.[1]?.replaceAll("_", "").replace(/^\+/, "");
      return digits === undefined ? undefined : digits.startsWith("-") ? -BigInt(digits.slice(1)) : BigInt(digits);
    }
    default:
      return undefined;
  }
}

function toFloat(value: PythonValue): number | undefined {
  if (typeof value === "number") return value;
  if (typeof value === "bigint" || typeof value === "boolean") return Number(value);
  if (typeof value !== "string" || !FLOAT_TEXT.test(value)) return undefined;
  const text = value.trim().replaceAll("_", "").toLowerCase();
  const infinite = /^([-+]?)inf(?:inity)?$/.exec(text);
  if (infinite) return infinite[1] === "-" ? -Infinity : Infinity;
  return text.endsWith("nan") ? NaN : Number(text);
}

function toBool(value: PythonValue): boolean | undefined {
  if (typeof value === "boolean") return value;
  if (typeof value === "bigint" || typeof value === "number") {
    return value == 1 ? true : value == 0 ? false : undefined;
  }
  if (typeof value !== "string") return undefined;
  return TRUE_TEXT.test(value) ? true : FALSE_TEXT.test(value) ? false : undefined;
}

/** Of its own: what a template appends to one entity's list is not in another's. */
function copiedList(value: PythonValue): PythonValue | undefined {
  const isList = typeof value === "object" && value !== null && (value.kind === "list" || value.kind === "tuple");
  return isList ? { kind: "list", items: [...value.items] } : undefined;
}

function copiedDict(value: PythonValue): PythonValue | undefined {
  const isDict = typeof value === "object" && value !== null && value.kind === "dict";
  return isDict ? { kind: "dict", entries: value.entries.map(([key, item]) => [key, item]) } : undefined;
}

function toLabel(labels: readonly EnumLabel[], value: PythonValue): PythonValue | undefined {
  for (const { key } of labels) {
    const label = pythonOf(key);
    if (isUnknown(label) || (typeof label === "boolean") !== (typeof value === "boolean")) continue;
    if (sameScalar(label, value)) return label;
  }
  return undefined;
}
