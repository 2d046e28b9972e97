import { textLength } from "./codePoints.ts";
import { DictView } from "./dictView.ts";
import { rangeLength } from "./pythonRange.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

/** `len(value)` */
export function lengthOf(value: PythonValue): bigint {
  if (value instanceof UndefinedValue) return value.isLenient ? 0n : value.fail();
  if (typeof value === "string") return BigInt(textLength(value));
  const length = typeof value === "object" && value !== null ? lengthOfObject(value) : undefined;
  return length ?? raise("TypeError", `object of type '${typeName(value)}' has no len()`);
}

function lengthOfObject(value: PythonValue & object): bigint | undefined {
  switch (value.kind) {
    case "list":
    case "tuple":
      return BigInt(value.items.length);
    case "dict":
      return BigInt(value.entries.length);
    case "range":
      return rangeLength(value);
    case "function":
      return undefined;
    case "object":
      if (value instanceof DictView) return BigInt(value.dict.entries.length);
      return value.item ? unsupported("the length of an object") : undefined;
  }
}
