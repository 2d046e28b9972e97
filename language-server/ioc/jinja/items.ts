// `value[key]` in Python itself.
import { asInteger } from "./asNumber.ts";
import { useCharacters } from "./budget.ts";
import { codePoints } from "./codePoints.ts";
import { findKey } from "./equality.ts";
import { rangeLength } from "./pythonRange.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { UndefinedValue } from "./undefinedValue.ts";

/** Undefined where Python raises an error that jinja2 passes over. */
export function itemOf(value: PythonValue, key: PythonValue, run: Run): PythonValue | undefined {
  if (typeof value === "string") return textItem(value, key, run);
  if (value === null || typeof value !== "object") return undefined;
  switch (value.kind) {
    case "list":
    case "tuple": {
      const index = indexOf(key, value.items.length);
      return index === undefined ? undefined : value.items[index];
    }
    case "dict":
      if (key instanceof UndefinedValue) return key.fail();
      if (isUnhashable(key)) return undefined;
      return value.entries[findKey(value, key, run.budget)]?.[1];
    case "range": {
      const index = indexOf(key, Number(rangeLength(value)));
      return index === undefined ? undefined : value.start + BigInt(index) * value.step;
    }
    case "function":
      return undefined;
    case "object":
      return value.item?.(key);
  }
}

function textItem(text: string, key: PythonValue, run: Run): string | undefined {
  const integer = asInteger(key);
  if (integer === undefined) return undefined;
  useCharacters(run.budget, 1);
  const characters = codePoints(text);
  const index = indexOf(integer, characters.length);
  return index === undefined ? undefined : characters[index];
}

function indexOf(key: PythonValue, length: number): number | undefined {
  const integer = asInteger(key);
  if (integer === undefined) return undefined;
  const index = integer < 0n ? integer + BigInt(length) : integer;
  return index >= 0n && index < BigInt(length) ? Number(index) : undefined;
}

function isUnhashable(key: PythonValue): boolean {
  if (key === null || typeof key !== "object") return false;
  if (key.kind === "tuple") return key.items.some(isUnhashable);
  return key.kind === "list" || key.kind === "dict";
}
