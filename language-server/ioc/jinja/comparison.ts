import type { ComparisonOperator } from "../../syntax/jinja/template.ts";
import { asInteger } from "./asNumber.ts";
import { equals, findKey, isOrEquals } from "./equality.ts";
import { iterate } from "./iterate.ts";
import { isOrdered } from "./ordering.ts";
import { rangeContains } from "./pythonRange.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

export function compare(operator: ComparisonOperator, left: PythonValue, right: PythonValue, run: Run): boolean {
  switch (operator) {
    case "==":
      return equals(left, right, run.budget);
    case "!=":
      return !equals(left, right, run.budget);
    case "in":
      return isIn(left, right, run);
    case "not in":
      return !isIn(left, right, run);
    case "<":
    case "<=":
    case ">":
    case ">=":
      return isOrdered(operator, left, right, run.budget);
  }
}

export function isIn(item: PythonValue, container: PythonValue, run: Run): boolean {
  if (container instanceof UndefinedValue) return container.fail();
  if (typeof container === "string") {
    if (typeof item === "string") return container.includes(item);
    return raise("TypeError", `'in <string>' requires string as left operand, not ${typeName(item)}`);
  }
  if (container === null || typeof container !== "object" || container.kind === "function") {
    return raise("TypeError", `argument of type '${typeName(container)}' is not iterable`);
  }
  if (container.kind === "dict") return findKey(container, item, run.budget) >= 0;
  const integer = asInteger(item);
  if (container.kind === "range" && integer !== undefined) return rangeContains(container, integer);
  for (const own of iterate(container, run.budget)) if (isOrEquals(own, item, run.budget)) return true;
  return false;
}
