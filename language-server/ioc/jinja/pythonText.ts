// Python's `str` and `repr`.
import { quotedText } from "../../syntax/jinja/quotedText.ts";
import { floatText } from "./floatText.ts";
import { integerText } from "./integerText.ts";
import type { PythonValue } from "./pythonValue.ts";
import { rangeText } from "./pythonRange.ts";
import { useCharacters, type Budget } from "./budget.ts";
import { raise, unsupported } from "./stopped.ts";
import { UndefinedValue } from "./undefinedValue.ts";
import { DictView } from "./dictView.ts";

const DEEPEST = 100;

/** `str(value)` */
export function textOf(value: PythonValue, budget: Budget): string {
  if (typeof value === "string") return value;
  if (value === null || typeof value !== "object" || value.kind !== "object") return reprOf(value, budget);
  if (value instanceof UndefinedValue) return value.isLenient ? "" : value.fail();
  if (value instanceof DictView) return reprOf(value, budget);
  const text = value.text();
  return text.ok ? text.value : raise("ValueError", text.message);
}

/** `repr(value)` */
export function reprOf(value: PythonValue, budget: Budget): string {
  const text = repr(value, budget, []);
  useCharacters(budget, text.length);
  return text;
}

function repr(value: PythonValue, budget: Budget, around: readonly PythonValue[]): string {
  switch (typeof value) {
    case "string":
      useCharacters(budget, value.length);
      return quotedText(value);
    case "bigint":
      return integerText(value);
    case "number":
      return floatText(value);
    case "boolean":
      return value ? "True" : "False";
    default:
      return value === null ? "None" : reprOfObject(value, budget, around);
  }
}

function reprOfObject(value: PythonValue & object, budget: Budget, around: readonly PythonValue[]): string {
  useCharacters(budget, 2);
  if (around.length > DEEPEST) return unsupported("values nested this deep");
  const inside = [...around, value];
  const list = (items: readonly PythonValue[]): string => items.map((item) => repr(item, budget, inside)).join(", ");
  switch (value.kind) {
    case "list":
      return around.includes(value) ? "[...]" : `[${list(value.items)}]`;
    case "tuple":
      return value.items.length === 1 ? `(${list(value.items)},)` : `(${list(value.items)})`;
    case "dict": {
      if (around.includes(value)) return "{...}";
      const entries = value.entries.map(([key, item]) => `${repr(key, budget, inside)}: ${repr(item, budget, inside)}`);
      return `{${entries.join(", ")}}`;
    }
    case "range":
      return rangeText(value);
    case "function":
      return unsupported("the text of a function");
    case "object":
      if (value instanceof UndefinedValue) return "Undefined";
      if (value instanceof DictView) return `${value.typeName}([${list(value.items())}])`;
      return unsupported("how Python prints this object inside a list or dictionary");
  }
}
