// Python's `<`, `<=`, `>`, `>=`.
import { useSteps, type Budget } from "./budget.ts";
import { DictView } from "./dictView.ts";
import { isOrEquals } from "./equality.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined } from "./undefinedValue.ts";

export type OrderOperator = "<" | "<=" | ">" | ">=";

const DEEPEST = 100;

export function isOrdered(
  operator: OrderOperator,
  left: PythonValue,
  right: PythonValue,
  budget: Budget,
  depth = 0,
): boolean {
  failIfUndefined(left, right);
  useSteps(budget, 1);
  if (depth > DEEPEST) unsupported("values nested this deep");
  const a = typeof left === "boolean" ? BigInt(left) : left;
  const b = typeof right === "boolean" ? BigInt(right) : right;
  if (isNumber(a) && isNumber(b)) return holds(operator, a < b, a > b, a == b);
  if (typeof a === "string" && typeof b === "string") {
    const order = textOrder(a, b);
    return holds(operator, order < 0, order > 0, order === 0);
  }
  const first = sequence(a);
  const second = sequence(b);
  if (first && second && typeName(a) === typeName(b)) return orderedSequences(operator, first, second, budget, depth);
  if (a instanceof DictView && b instanceof DictView) unsupported("comparing views of dictionaries");
  return raise(
    "TypeError",
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** Python compares by code points, JavaScript by UTF-16 units; negative when the first comes first. */
function textOrder(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    if (a.charCodeAt(at) !== b.charCodeAt(at)) return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
  }
  return a.length - b.length;
}

function isNumber(value: PythonValue): value is bigint | number {
  return typeof value === "bigint" || typeof value === "number";
}

function sequence(value: PythonValue): readonly PythonValue[] | undefined {
  if (value === null || typeof value !== "object") return undefined;
  return value.kind === "list" || value.kind === "tuple" ? value.items : undefined;
}

function orderedSequences(
  operator: OrderOperator,
  a: readonly PythonValue[],
  b: readonly PythonValue[],
  budget: Budget,
  depth: number,
): boolean {
  const shorter = Math.min(a.length, b.length);
  for (let at = 0; at < shorter; at++) {
    const [left = null, right = null] = [a[at], b[at]];
    if (!isOrEquals(left, right, budget, depth + 1)) return isOrdered(operator, left, right, budget, depth + 1);
  }
  return holds(operator, a.length < b.length, a.length > b.length, a.length === b.length);
}

function holds(operator: OrderOperator, less: boolean, greater: boolean, equal: boolean): boolean {
  switch (operator) {
    case "<":
      return less;
    case "<=":
      return less || equal;
    case ">":
      return greater;
    case ">=":
      return greater || equal;
  }
}
