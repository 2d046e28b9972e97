import { NativeFunction, type Given } from "./nativeFunction.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise, Stopped } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

export function call(callee: PythonValue, given: Given): PythonValue {
  if (callee instanceof UndefinedValue) return callee.fail();
  if (callee instanceof NativeFunction) return callee.invoke(given);
  if (callee === null || typeof callee !== "object" || callee.kind !== "function") {
    return raise("TypeError", `'${typeName(callee)}' object is not callable`);
  }
  const result = callee.call(given.positional, given.named);
  if (result.ok) return result.value;
  throw new Stopped(result.stop);
}
