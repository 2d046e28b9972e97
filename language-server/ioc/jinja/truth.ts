import { DictView } from "./dictView.ts";
import { rangeLength } from "./pythonRange.ts";
import type { PythonValue } from "./pythonValue.ts";
import { UndefinedValue } from "./undefinedValue.ts";

/** `bool(value)` */
export function isTrue(value: PythonValue): boolean {
  switch (typeof value) {
    case "string":
      return value !== "";
    case "bigint":
      return value !== 0n;
    case "number":
      return value !== 0; // nan is true
    case "boolean":
      return value;
    default:
      return value !== null && isTrueObject(value);
  }
}

function isTrueObject(value: PythonValue & object): boolean {
  switch (value.kind) {
    case "list":
    case "tuple":
      return value.items.length > 0;
    case "dict":
      return value.entries.length > 0;
    case "range":
      return rangeLength(value) > 0n;
    case "function":
      return true;
    case "object":
      if (value instanceof UndefinedValue) return value.isLenient ? false : value.fail();
      return value instanceof DictView ? value.dict.entries.length > 0 : true;
  }
}
