// Python's `==` and `hash`.
import { useSteps, type Budget } from "./budget.ts";
import { DictView } from "./dictView.ts";
import { rangeLength } from "./pythonRange.ts";
import type { PythonDict, PythonRange, PythonValue } from "./pythonValue.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined, UndefinedValue } from "./undefinedValue.ts";

const DEEPEST = 100;

export function equals(left: PythonValue, right: PythonValue, budget: Budget, depth = 0): boolean {
  useSteps(budget, 1);
  const undefinedOne = [left, right].find((value) => value instanceof UndefinedValue && !value.isLenient);
  if (undefinedOne) failIfUndefined(undefinedOne);
  if (left instanceof UndefinedValue || right instanceof UndefinedValue) return isUndefined(left) && isUndefined(right);
  if (depth > DEEPEST) unsupported("values nested this deep");
  const a = typeof left === "boolean" ? BigInt(left) : left;
  const b = typeof right === "boolean" ? BigInt(right) : right;
  // An int and a float are compared exactly in both languages.
  if (isNumber(a) && isNumber(b)) return a == b;
  if (a === null || b === null || typeof a !== "object" || typeof b !== "object") return a === b;
  return equalObjects(a, b, budget, depth);
}

/** As `in` and containers compare: what is the same object is equal, without asking it. */
export function isOrEquals(left: PythonValue, right: PythonValue, budget: Budget, depth = 0): boolean {
  return (left === right && typeof left !== "number") || equals(left, right, budget, depth);
}

/** Where the key is in the entries; -1 when it is not. Raises for what cannot be a key. */
export function findKey(dict: PythonDict, key: PythonValue, budget: Budget): number {
  checkHashable(key);
  if (typeof key !== "string") return dict.entries.findIndex(([own]) => isOrEquals(own, key, budget));
  useSteps(budget, 1 + dict.entries.length / 16);
  return dict.entries.findIndex(([own]) => own === key);
}

export function setKey(dict: PythonDict, key: PythonValue, value: PythonValue, budget: Budget): void {
  const at = findKey(dict, key, budget);
  const entry = dict.entries[at];
  if (entry) entry[1] = value;
  else dict.entries.push([key, value]);
}

export function checkHashable(value: PythonValue): void {
  if (value instanceof UndefinedValue && !value.isLenient) value.fail();
  if (value === null || typeof value !== "object") return;
  if (value.kind === "list" || value.kind === "dict") raise("TypeError", `unhashable type: '${typeName(value)}'`);
  if (value.kind === "tuple") value.items.forEach((item) => checkHashable(item));
}

function isUndefined(value: PythonValue): boolean {
  return value instanceof UndefinedValue;
}

function isNumber(value: PythonValue): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

function equalObjects(a: PythonValue & object, b: PythonValue & object, budget: Budget, depth: number): boolean {
  if ((a.kind === "list" && b.kind === "list") || (a.kind === "tuple" && b.kind === "tuple")) {
    return (
      a.items.length === b.items.length &&
      a.items.every((item, index) => isOrEquals(item, b.items[index] ?? null, budget, depth + 1))
    );
  }
  if (a.kind === "dict" && b.kind === "dict") return equalDicts(a, b, budget, depth);
  if (a.kind === "range" && b.kind === "range") return equalRanges(a, b);
  if (a instanceof DictView && b instanceof DictView && a !== b) unsupported("comparing views of dictionaries");
  // pydantic compares two entities of a type by their fields.
  if (a !== b && a.kind === "object" && b.kind === "object" && a.typeName === b.typeName) {
    unsupported("comparing two objects of a type");
  }
  return a === b;
}

function equalDicts(a: PythonDict, b: PythonDict, budget: Budget, depth: number): boolean {
  if (a.entries.length !== b.entries.length) return false;
  return a.entries.every(([key, value]) => {
    const other = b.entries[findKey(b, key, budget)];
    return other !== undefined && isOrEquals(value, other[1], budget, depth + 1);
  });
}

function equalRanges(a: PythonRange, b: PythonRange): boolean {
  const length = rangeLength(a);
  if (length !== rangeLength(b)) return false;
  return length === 0n || (a.start === b.start && (length === 1n || a.step === b.step));
}
