// `is defined`, `is number` …: jinja2's tests.
import { TEST_NAMES, FILTER_NAMES } from "../../syntax/jinja/jinjaNames.ts";
import { calculate } from "./arithmetic.ts";
import { compare, isIn } from "./comparison.ts";
import { DictView } from "./dictView.ts";
import { iterate } from "./iterate.ts";
import { applyOperation, operation, type Given, type Operation } from "./nativeFunction.ts";
import { equals } from "./equality.ts";
import { textOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { caught, raise, unsupported } from "./stopped.ts";
import { textQuestions } from "./textQuestions.ts";
import { UndefinedValue } from "./undefinedValue.ts";
import type { ComparisonOperator } from "../../syntax/jinja/template.ts";

export function applyTest(name: string, value: PythonValue, given: Given, run: Run): boolean {
  const test = Object.hasOwn(TESTS, name) ? TESTS[name] : undefined;
  if (test) return applyOperation(name, test, value, given, run) === true;
  if (TEST_NAMES.has(name)) return unsupported(`the test "${name}"`);
  return raise("RuntimeError", `No test named '${name}' found.`);
}

const TESTS: Readonly<Record<string, Operation>> = {
  ...Object.fromEntries(
    (
      [
        ["==", "eq equalto"],
        ["!=", "ne"],
        ["<", "lt lessthan"],
        ["<=", "le"],
        [">", "gt greaterthan"],
        [">=", "ge"],
      ] satisfies [ComparisonOperator, string][]
    ).flatMap(([operator, names]) => [operator, ...names.split(" ")].map((name) => [name, comparing(operator)])),
  ),
  boolean: operation("", (value) => typeof value === "boolean"),
  callable: operation("", (value) => isCallable(value)),
  defined: operation("", (value) => !(value instanceof UndefinedValue)),
  divisibleby: operation("num", (value, [by = null], run) => leaves(value, by, 0n, run)),
  escaped: operation("", () => false),
  even: operation("", (value, _values, run) => leaves(value, 2n, 0n, run)),
  false: operation("", (value) => value === false),
  filter: operation("", (value) => isName(value, FILTER_NAMES)),
  float: operation("", (value) => typeof value === "number"),
  in: operation("seq", (value, [container = null], run) => isIn(value, container, run)),
  integer: operation("", (value) => typeof value === "bigint"),
  iterable: operation("", (value, _values, run) => isIterable(value, run)),
  lower: operation("", (value, _values, run) => asks("islower", value, run)),
  mapping: operation("", (value) => isMapping(value)),
  none: operation("", (value) => value === null),
  number: operation("", (value) => ["bigint", "number", "boolean"].includes(typeof value)),
  odd: operation("", (value, _values, run) => leaves(value, 2n, 1n, run)),
  sameas: operation("other", (value, [other = null]) => isSame(value, other)),
  sequence: operation("", (value) => isSequence(value)),
  string: operation("", (value) => typeof value === "string"),
  test: operation("", (value) => isName(value, TEST_NAMES)),
  true: operation("", (value) => value === true),
  undefined: operation("", (value) => value instanceof UndefinedValue),
  upper: operation("", (value, _values, run) => asks("isupper", value, run)),
};

function comparing(operator: ComparisonOperator): Operation {
  return operation("other /", (value, [other = null], run) => compare(operator, value, other, run));
}

function leaves(value: PythonValue, by: PythonValue, rest: bigint, run: Run): boolean {
  return equals(calculate("%", value, by, run), rest, run.budget);
}

function asks(question: "islower" | "isupper", value: PythonValue, run: Run): boolean {
  const asked = textQuestions[question];
  return asked?.apply(textOf(value, run.budget), [], run, { positional: [], named: new Map() }) === true;
}

function isName(value: PythonValue, names: ReadonlySet<string>): boolean {
  if (value instanceof UndefinedValue) return value.fail();
  if (typeof value === "object" && value !== null) return unsupported("the name of a filter that is no text");
  return typeof value === "string" && names.has(value);
}

function isCallable(value: PythonValue): boolean {
  // StrictUndefined has the method that a call needs, if only to refuse.
  return value instanceof UndefinedValue || (typeof value === "object" && value?.kind === "function");
}

function isIterable(value: PythonValue, run: Run): boolean {
  return caught(
    ["TypeError"],
    () => {
      iterate(value, run.budget);
      return true;
    },
    () => false,
  );
}

function isMapping(value: PythonValue): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (value.kind === "object" && value.item !== undefined && !(value instanceof UndefinedValue)) {
    return unsupported("whether this object is a mapping");
  }
  return value.kind === "dict";
}

function isSequence(value: PythonValue): boolean {
  if (typeof value === "string") return true;
  if (typeof value !== "object" || value === null) return false;
  if (value.kind !== "object") return value.kind !== "function";
  if (value instanceof UndefinedValue) return value.isLenient;
  if (value instanceof DictView) return false;
  return value.item === undefined ? false : unsupported("whether this object is a sequence");
}

/** Python shares small ints and most texts of one template, but not reliably. */
function isSame(value: PythonValue, other: PythonValue): boolean {
  const isPlain = (each: PythonValue): boolean => ["string", "bigint", "number"].includes(typeof each);
  return isPlain(value) && typeof value === typeof other
    ? unsupported('"sameas" of texts and numbers')
    : value === other;
}
