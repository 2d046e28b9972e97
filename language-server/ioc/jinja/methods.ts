// Attributes of Python's own types.
import { dictMethods } from "./dictMethods.ts";
import { listMethods } from "./listMethods.ts";
import { applyOperation, NativeFunction, type Operation } from "./nativeFunction.ts";
import { numberAttribute } from "./numberAttributes.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { unsupported } from "./stopped.ts";
import { textMethods } from "./textMethods.ts";
import { tupleMethods } from "./tupleMethods.ts";
import { typeName } from "./typeName.ts";

/** Every attribute of Python 3.11 that is not evaluated here; to say it is not defined would be wrong. */
const OTHERS: Readonly<Record<string, string>> = {
  str: "casefold encode expandtabs format_map isidentifier isprintable maketrans translate",
  list: "",
  tuple: "",
  dict: "fromkeys",
  range: "count index start step stop",
  function: "",
  NoneType: "",
};

/** Undefined for what Python does not know either. */
export function methodOf(value: PythonValue, name: string, run: Run): PythonValue | undefined {
  if (typeof value === "string") return bound(value, name, textMethods[name], run);
  if (typeof value === "bigint" || typeof value === "number" || typeof value === "boolean") {
    return numberAttribute(value, name);
  }
  if (value === null) return undefined;
  switch (value.kind) {
    case "list":
      return bound(value, name, listMethods[name], run);
    case "tuple":
      return bound(value, name, tupleMethods[name], run);
    case "dict":
      return bound(value, name, dictMethods[name], run);
    case "range":
    case "object":
    case "function":
      return bound(value, name, undefined, run);
  }
}

function bound<Self extends PythonValue>(
  self: Self,
  name: string,
  operation: Operation<Self> | undefined,
  run: Run,
): PythonValue | undefined {
  const type = typeName(self);
  if (operation) {
    return new NativeFunction(name, (given) => applyOperation(`${type}.${name}`, operation, self, given, run));
  }
  return OTHERS[type]?.split(" ").includes(name) === true ? unsupported(`"${name}" of a ${type}`) : undefined;
}
