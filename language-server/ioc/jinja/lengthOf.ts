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
  if (typeof value === "object" && value !== null) {
    if (value.kind === "list" || value.kind === "tuple") return BigInt(value.items.length);
    if (value.kind === "dict") return BigInt(value.entries.length);
    if (value.kind === "range") return rangeLength(value);
    if (value instanceof DictView) return BigInt(value.dict.entries.length);
    if (value.kind === "object" && value.item) return unsupported("the length of an object");
  }
  return raise("TypeError", `object of type '${typeName(value)}' has no len()`);
}
