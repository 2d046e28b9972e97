import { useSteps, type Budget } from "./budget.ts";
import { DictView } from "./dictView.ts";
import { IteratorValue } from "./iteratorValue.ts";
import { rangeLength } from "./pythonRange.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

/** `iter(value)`: raises at once for what has no items. A list is followed while it changes. */
export function iterate(value: PythonValue, budget: Budget): Iterable<PythonValue> {
  if (typeof value === "string") return counted(value, budget);
  if (value === null || typeof value !== "object") return notIterable(value);
  switch (value.kind) {
    case "list":
    case "tuple":
      return counted(value.items, budget);
    case "dict":
      return dictKeys(value.entries, budget);
    case "range":
      return rangeItems(value.start, value.step, rangeLength(value), budget);
    case "object":
      if (value instanceof IteratorValue) return iteratorItems(value, budget);
      if (value instanceof DictView) return counted(value.items(), budget);
      if (value instanceof UndefinedValue) return value.isLenient ? [] : value.fail();
      // pydantic's models give their fields when iterated.
      return unsupported("going through the fields of an object");
    case "function":
      return notIterable(value);
  }
}

/** `list(value)` */
export function itemsOf(value: PythonValue, budget: Budget): PythonValue[] {
  return Array.from(iterate(value, budget));
}

function notIterable(value: PythonValue): never {
  return raise("TypeError", `'${typeName(value)}' object is not iterable`);
}

function* counted(items: Iterable<PythonValue>, budget: Budget): Generator<PythonValue> {
  for (const item of items) {
    useSteps(budget, 1);
    yield item;
  }
}

function* dictKeys(entries: readonly (readonly [PythonValue, PythonValue])[], budget: Budget): Generator<PythonValue> {
  const { length } = entries;
  for (const [key] of entries) {
    if (entries.length !== length) raise("RuntimeError", "dictionary changed size during iteration");
    useSteps(budget, 1);
    yield key;
  }
  if (entries.length !== length) raise("RuntimeError", "dictionary changed size during iteration");
}

function* rangeItems(start: bigint, step: bigint, length: bigint, budget: Budget): Generator<PythonValue> {
  let item = start;
  for (let count = 0n; count < length; count++) {
    useSteps(budget, 1);
    yield item;
    item += step;
  }
}

function* iteratorItems(iterator: IteratorValue, budget: Budget): Generator<PythonValue> {
  for (let item = iterator.next(); item !== undefined; item = iterator.next()) {
    useSteps(budget, 1);
    yield item;
  }
}
