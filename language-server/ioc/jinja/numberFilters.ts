import { asInteger, asNumber } from "./asNumber.ts";
import { calculate } from "./arithmetic.ts";
import { rounded, roundedTo } from "./floatDigits.ts";
import { operation, type Operation } from "./nativeFunction.ts";
import { pythonFloat, pythonInt } from "./pythonInt.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { caught, raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";

export const numberFilters: Readonly<Record<string, Operation>> = {
  abs: operation("/", (value) => {
    const number = asNumber(value);
    if (number === undefined) return raise("TypeError", `bad operand type for abs(): '${typeName(value)}'`);
    return typeof number === "bigint" ? (number < 0n ? -number : number) : Math.abs(number);
  }),
  float: operation("default?", (value, [otherwise = 0]) =>
    caught(
      ["TypeError", "ValueError"],
      () => pythonFloat(value),
      () => otherwise,
    ),
  ),
  int: operation("default? base?", (value, [otherwise = 0n, base = 10n]) => {
    const own = asInteger(base);
    const read = (): bigint => {
      if (typeof value !== "string") return pythonInt(value);
      if (own === undefined) return raise("TypeError", "an integer is required");
      return pythonInt(value, Number(own));
    };
    // `"42.23" | int` is 42.
    const viaFloat = (): PythonValue =>
      caught(
        ["TypeError", "ValueError", "OverflowError"],
        () => pythonInt(pythonFloat(value)),
        () => otherwise,
      );
    return caught<PythonValue, PythonValue>(["TypeError", "ValueError"], read, viaFloat);
  }),
  round: operation("precision? method?", (value, [precision = 0n, method = "common"], run) =>
    round(value, precision, method, run),
  ),
};

function round(value: PythonValue, precision: PythonValue, method: PythonValue, run: Run): PythonValue {
  if (method !== "common" && method !== "ceil" && method !== "floor") {
    return raise("ValueError", "method must be common, ceil or floor");
  }
  if (method !== "common") {
    const power = calculate("**", 10n, precision, run);
    const scaled = pythonFloat(calculate("*", value, power, run));
    if (!Number.isFinite(scaled)) return unsupported("rounding what is not finite");
    return calculate("/", BigInt(method === "ceil" ? Math.ceil(scaled) : Math.floor(scaled)), power, run);
  }
  const number = asNumber(value);
  if (number === undefined) return raise("TypeError", `type ${typeName(value)} doesn't define __round__ method`);
  if (precision === null) return unsupported("rounding to no precision");
  const digits = asInteger(precision);
  if (digits === undefined) {
    return raise("TypeError", `'${typeName(precision)}' object cannot be interpreted as an integer`);
  }
  if (typeof number === "number") return roundedFloat(number, Number(digits));
  if (digits >= 0n) return number;
  return digits < -400n ? 0n : roundedInteger(number, 10n ** -digits);
}

function roundedFloat(value: number, digits: number): number {
  const result = roundedTo(value, digits);
  return Number.isFinite(result) || !Number.isFinite(value)
    ? result
    : raise("OverflowError", "rounded value too large to represent");
}

function roundedInteger(value: bigint, unit: bigint): bigint {
  return value < 0n ? -rounded(-value, unit) * unit : rounded(value, unit) * unit;
}
