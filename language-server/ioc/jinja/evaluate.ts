// Expressions, in the order in which jinja2's compiled templates evaluate them.
import type { Arguments, Expression } from "../../syntax/jinja/template.ts";
import { childExpressions } from "../../syntax/jinja/templateParts.ts";
import { calculate, signed } from "./arithmetic.ts";
import { getAttribute, getItem, getSlice } from "./attributes.ts";
import { useCharacters, useSteps } from "./budget.ts";
import { call } from "./call.ts";
import { compare } from "./comparison.ts";
import { setKey } from "./equality.ts";
import { applyFilter } from "./filters.ts";
import type { Frame } from "./frame.ts";
import { itemsOf } from "./iterate.ts";
import type { Given } from "./nativeFunction.ts";
import { textOf } from "./pythonText.ts";
import type { PythonDict, PythonValue } from "./pythonValue.ts";
import { madeDict, madeList, type Run } from "./run.ts";
import { raise, Stopped, unsupported } from "./stopped.ts";
import { applyTest } from "./tests.ts";
import { isTrue } from "./truth.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined, UndefinedValue } from "./undefinedValue.ts";

/** @throws Stopped */
export function evaluate(expression: Expression, frame: Frame, run: Run): PythonValue {
  useSteps(run.budget, 1);
  try {
    return evaluated(expression, frame, run);
  } catch (error) {
    if (error instanceof Stopped) error.span ??= expression.span;
    throw error;
  }
}

function evaluated(expression: Expression, frame: Frame, run: Run): PythonValue {
  const at = (inner: Expression): PythonValue => evaluate(inner, frame, run);
  switch (expression.kind) {
    case "constant":
      if (typeof expression.value === "number" && !Number.isFinite(expression.value))
        unsupported("a number this large");
      return expression.value;
    case "name":
      return noted(frame.lookup(expression.name, run), expression, run);
    case "tuple":
      return { kind: "tuple", items: expression.items.map(at) };
    case "list":
      return madeList(expression.items.map(at), run);
    case "dict":
      return dict(expression, frame, run);
    case "attribute":
      return noted(getAttribute(at(expression.object), expression.name, run), { span: expression.nameSpan }, run);
    case "subscript":
      return subscript(expression, frame, run);
    case "slice":
      return unsupported("a slice inside an index of several");
    case "call":
      return call(at(expression.callee), given(expression.arguments, frame, run));
    case "filter":
      return filtered(expression, at, frame, run);
    case "test":
      return applyTest(expression.name, at(expression.input), given(expression.arguments, frame, run), run);
    case "unary":
      return expression.operator === "not"
        ? !isTrue(at(expression.operand))
        : signed(expression.operator, at(expression.operand));
    case "binary":
      return binary(expression, at, run);
    case "concat":
      return concat(expression.parts.map(at), run);
    case "comparison":
      return comparison(expression, at, run);
    case "conditional":
      return conditional(expression, at, run);
  }
}

/** Arguments from left to right, those by name behind. */
export function given(written: Arguments, frame: Frame, run: Run): Given {
  const positional = written.positional.map((argument) => evaluate(argument, frame, run));
  if (written.spread) positional.push(...itemsOf(evaluate(written.spread, frame, run), run.budget));
  const named = new Map<string, PythonValue>();
  for (const { name, value } of written.named) named.set(name, evaluate(value, frame, run));
  if (written.spreadNamed) spreadNamed(evaluate(written.spreadNamed, frame, run), named);
  return { positional, named };
}

function spreadNamed(value: PythonValue, named: Map<string, PythonValue>): void {
  failIfUndefined(value);
  if (value === null || typeof value !== "object" || value.kind !== "dict") {
    return raise("TypeError", `argument after ** must be a mapping, not ${typeName(value)}`);
  }
  for (const [key, item] of value.entries) {
    if (typeof key !== "string") return raise("TypeError", "keywords must be strings");
    if (named.has(key)) raise("TypeError", `got multiple values for keyword argument '${key}'`);
    named.set(key, item);
  }
}

function dict(expression: Extract<Expression, { kind: "dict" }>, frame: Frame, run: Run): PythonDict {
  const made = madeDict([], run);
  for (const { key, value } of expression.entries) {
    const ownKey = evaluate(key, frame, run);
    setKey(made, ownKey, evaluate(value, frame, run), run.budget);
  }
  return made;
}

function subscript(expression: Extract<Expression, { kind: "subscript" }>, frame: Frame, run: Run): PythonValue {
  const object = evaluate(expression.object, frame, run);
  const { index } = expression;
  if (index.kind !== "slice") return noted(getItem(object, evaluate(index, frame, run), run), index, run);
  const part = (bound: Expression | undefined): PythonValue => (bound ? evaluate(bound, frame, run) : null);
  // jinja2 works constants out beforehand, where a slice that fails is undefined instead of an error.
  if (!isSliceable(object) && isConstant(expression)) return unsupported("a slice of a constant that has none");
  return getSlice(object, part(index.start), part(index.stop), part(index.step), run);
}

function isSliceable(value: PythonValue): boolean {
  return (
    typeof value === "string" || (typeof value === "object" && (value?.kind === "list" || value?.kind === "tuple"))
  );
}

function isConstant(expression: Expression): boolean {
  return expression.kind !== "name" && expression.kind !== "call" && childExpressions(expression).every(isConstant);
}

function filtered(
  expression: Extract<Expression, { kind: "filter" }>,
  at: (inner: Expression) => PythonValue,
  frame: Frame,
  run: Run,
): PythonValue {
  if (!expression.input) return unsupported("a filter without its input");
  return applyFilter(expression.name, at(expression.input), given(expression.arguments, frame, run), run);
}

function binary(
  expression: Extract<Expression, { kind: "binary" }>,
  at: (inner: Expression) => PythonValue,
  run: Run,
): PythonValue {
  const left = at(expression.left);
  if (expression.operator === "and") return isTrue(left) ? at(expression.right) : left;
  if (expression.operator === "or") return isTrue(left) ? left : at(expression.right);
  return calculate(expression.operator, left, at(expression.right), run);
}

function concat(parts: readonly PythonValue[], run: Run): string {
  const text = parts.map((part) => textOf(part, run.budget)).join("");
  useCharacters(run.budget, text.length);
  return text;
}

function comparison(
  expression: Extract<Expression, { kind: "comparison" }>,
  at: (inner: Expression) => PythonValue,
  run: Run,
): PythonValue {
  let left = at(expression.first);
  for (const { operator, operand } of expression.rest) {
    const right = at(operand);
    if (!compare(operator, left, right, run)) return false;
    left = right;
  }
  return true;
}

function conditional(
  expression: Extract<Expression, { kind: "conditional" }>,
  at: (inner: Expression) => PythonValue,
  run: Run,
): PythonValue {
  if (isTrue(at(expression.test))) return at(expression.then);
  if (expression.otherwise) return at(expression.otherwise);
  const missing = new UndefinedValue(
    "the inline if-expression on line 1 evaluated to false and no else section was defined.",
    true,
  );
  return noted(missing, expression, run);
}

/** Remembers where an undefined value came from: that is what is wrong, wherever it fails. */
function noted(value: PythonValue, { span }: Pick<Expression, "span">, run: Run): PythonValue {
  if (value instanceof UndefinedValue && !run.origins.has(value)) run.origins.set(value, span);
  return value;
}
