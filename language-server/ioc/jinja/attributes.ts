// `value.name` and `value[key]` as jinja2 looks them up: attribute first for the one, item first for the other.
import { codePoints } from "./codePoints.ts";
import { itemOf } from "./items.ts";
import { methodOf } from "./methods.ts";
import { reprOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import { madeList, type Run } from "./run.ts";
import { sliceIndices } from "./sliceIndices.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue, undefinedAttribute, undefinedElement } from "./undefinedValue.ts";

export function getAttribute(value: PythonValue, name: string, run: Run): PythonValue {
  if (value instanceof UndefinedValue) return value.fail();
  const found = ownAttribute(value, name, run);
  if (found !== undefined) return found;
  const item = itemOf(value, name, run);
  return item === undefined ? undefinedAttribute(value, name) : item;
}

export function getItem(value: PythonValue, key: PythonValue, run: Run): PythonValue {
  if (value instanceof UndefinedValue) return value.fail();
  const item = itemOf(value, key, run);
  if (item !== undefined) return item;
  if (typeof key !== "string") return undefinedElement(value, reprOf(key, run.budget));
  const found = ownAttribute(value, key, run);
  return found === undefined ? undefinedAttribute(value, key) : found;
}

/** `value[start:stop:step]`; unlike an index it is not looked for elsewhere. */
export function getSlice(
  value: PythonValue,
  start: PythonValue,
  stop: PythonValue,
  step: PythonValue,
  run: Run,
): PythonValue {
  if (value instanceof UndefinedValue) return value.fail();
  if (typeof value === "string") {
    const characters = codePoints(value);
    return sliceIndices(characters.length, start, stop, step, run.budget)
      .map((index) => characters[index] ?? "")
      .join("");
  }
  if (value === null || typeof value !== "object")
    return raise("TypeError", `'${typeName(value)}' object is not subscriptable`);
  switch (value.kind) {
    case "list":
    case "tuple": {
      const items = sliceIndices(value.items.length, start, stop, step, run.budget).map(
        (index) => value.items[index] ?? null,
      );
      return value.kind === "list" ? madeList(items, run) : { kind: "tuple", items };
    }
    case "dict":
      return raise("TypeError", "unhashable type: 'slice'");
    case "range":
      return unsupported("a slice of a range");
    case "function":
      return raise("TypeError", `'${typeName(value)}' object is not subscriptable`);
    case "object":
      return value.item
        ? unsupported("a slice of an object")
        : raise("TypeError", `'${typeName(value)}' object is not subscriptable`);
  }
}

function ownAttribute(value: PythonValue, name: string, run: Run): PythonValue | undefined {
  if (name.startsWith("__") && name.endsWith("__")) return unsupported(`the attribute "${name}"`);
  if (value !== null && typeof value === "object" && value.kind === "object") return value.attribute(name);
  return methodOf(value, name, run);
}
