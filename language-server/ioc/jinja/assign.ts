import type { Target } from "../../syntax/jinja/template.ts";
import type { Frame } from "./frame.ts";
import { itemsOf } from "./iterate.ts";
import { NamespaceValue } from "./namespaceValue.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

export function assign(target: Target, value: PythonValue, frame: Frame, run: Run): void {
  switch (target.kind) {
    case "name": {
      frame.set(target.name, value);
      return;
    }
    case "namespaceAttribute": {
      const namespace = frame.lookup(target.name, run);
      if (namespace instanceof NamespaceValue) {
        namespace.set(target.attribute, value);
        return;
      }
      return raise("RuntimeError", "cannot assign attribute on non-namespace object");
    }
    case "tuple": {
      unpack(target.items, value, frame, run);
      return;
    }
  }
}

function unpack(targets: readonly Target[], value: PythonValue, frame: Frame, run: Run): void {
  if (value instanceof UndefinedValue) return value.fail();
  const isIterable =
    typeof value === "string" || (typeof value === "object" && value !== null && value.kind !== "function");
  if (!isIterable) raise("TypeError", `cannot unpack non-iterable ${typeName(value)} object`);
  const items = itemsOf(value, run.budget);
  if (items.length > targets.length) {
    raise("ValueError", `too many values to unpack (expected ${targets.length})`);
  }
  if (items.length < targets.length) {
    raise("ValueError", `not enough values to unpack (expected ${targets.length}, got ${items.length})`);
  }
  targets.forEach((target, index) => assign(target, items[index] ?? null, frame, run));
}
