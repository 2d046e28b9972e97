import { getItem } from "./attributes.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { UndefinedValue } from "./undefinedValue.ts";

/** What `attribute="address.0"` of a filter means: parts between dots, digits as indices. */
export function attributeGetter(
  attribute: PythonValue | undefined,
  run: Run,
  otherwise?: PythonValue,
): (item: PythonValue) => PythonValue {
  const parts = attributeParts(attribute ?? null);
  return (item) => {
    let value = item;
    for (const part of parts) {
      value = getItem(value, part, run);
      if (otherwise !== undefined && otherwise !== null && value instanceof UndefinedValue) value = otherwise;
    }
    return value;
  };
}

function attributeParts(attribute: PythonValue): readonly PythonValue[] {
  if (attribute === null) return [];
  if (typeof attribute !== "string") return [attribute];
  return attribute.split(".").map((part) => (/^\d+$/.test(part) ? BigInt(part) : part));
}

/** Filters compare text without its case unless told otherwise. */
export function withoutCase(value: PythonValue): PythonValue {
  return typeof value === "string" ? value.toLowerCase() : value;
}
