// Python's `+ - * / // % **` and signs.
import type { ArithmeticOperator } from "./arithmeticOperator.ts";
import { asNumber } from "./asNumber.ts";
import { useCharacters, useSteps } from "./budget.ts";
import { floatOperation } from "./floatArithmetic.ts";
import { integerOperation } from "./integerArithmetic.ts";
import { percentFormat } from "./percentFormat.ts";
import type { PythonValue } from "./pythonValue.ts";
import { madeList, type Run } from "./run.ts";
import { raise, Stopped } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined, UndefinedValue } from "./undefinedValue.ts";

export function calculate(operator: ArithmeticOperator, left: PythonValue, right: PythonValue, run: Run): PythonValue {
  useSteps(run.budget, 1);
  if (operator === "%" && typeof left === "string") return percentFormat(left, right, run);
  failIfUndefined(left, right);
  const a = asNumber(left);
  const b = asNumber(right);
  if (a !== undefined && b !== undefined) {
    return typeof a === "bigint" && typeof b === "bigint"
      ? integerOperation(operator, a, b, run.budget)
      : floatOperation(operator, a, b);
  }
  if (operator === "+") return added(left, right, run);
  if (operator === "*") return repeated(left, right, run);
  return unsupportedOperands(operator, left, right);
}

export function signed(operator: "-" | "+", operand: PythonValue): PythonValue {
  if (operand instanceof UndefinedValue) return operand.fail();
  const number = asNumber(operand);
  if (number === undefined) return raise("TypeError", `bad operand type for unary ${operator}: '${typeName(operand)}'`);
  return operator === "-" ? -number : number;
}

function added(left: PythonValue, right: PythonValue, run: Run): PythonValue {
  if (typeof left === "string" && typeof right === "string") {
    useCharacters(run.budget, left.length + right.length);
    return left + right;
  }
  const first = sequence(left);
  const second = sequence(right);
  if (first && first.kind === second?.kind) {
    useCharacters(run.budget, first.items.length + second.items.length);
    const items = [...first.items, ...second.items];
    return first.kind === "list" ? madeList(items, run) : { kind: "tuple", items };
  }
  if (typeof left === "string" || first) {
    const name = typeName(left);
    raise("TypeError", `can only concatenate ${name} (not "${typeName(right)}") to ${name}`);
  }
  return unsupportedOperands("+", left, right);
}

function repeated(left: PythonValue, right: PythonValue, run: Run): PythonValue {
  const [value, times] = isRepeatable(left) ? [left, right] : [right, left];
  if (!isRepeatable(value)) return unsupportedOperands("*", left, right);
  const count = typeof times === "boolean" ? BigInt(times) : times;
  if (typeof count !== "bigint") {
    return raise("TypeError", `can't multiply sequence by non-int of type '${typeName(times)}'`);
  }
  const length = BigInt(typeof value === "string" ? value.length : value.items.length);
  if (count <= 0n || length === 0n) return repeatedTimes(value, 0, run);
  if (count > 1n << 62n) throw new Stopped({ kind: "endless" });
  useCharacters(run.budget, length * count);
  return repeatedTimes(value, Number(count), run);
}

function repeatedTimes(value: Repeatable, count: number, run: Run): PythonValue {
  if (typeof value === "string") return value.repeat(count);
  const items = Array.from({ length: count }, () => value.items).flat();
  return value.kind === "list" ? madeList(items, run) : { kind: "tuple", items };
}

type Repeatable = string | Extract<PythonValue, { readonly kind: "list" | "tuple" }>;

function isRepeatable(value: PythonValue): value is Repeatable {
  return typeof value === "string" || sequence(value) !== undefined;
}

function sequence(value: PythonValue): Exclude<Repeatable, string> | undefined {
  if (value === null || typeof value !== "object") return undefined;
  return value.kind === "list" || value.kind === "tuple" ? value : undefined;
}

function unsupportedOperands(operator: ArithmeticOperator, left: PythonValue, right: PythonValue): never {
  const name = operator === "**" ? "** or pow()" : operator;
  return raise("TypeError", `unsupported operand type(s) for ${name}: '${typeName(left)}' and '${typeName(right)}'`);
}
