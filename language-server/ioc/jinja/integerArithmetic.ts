import type { ArithmeticOperator } from "./arithmeticOperator.ts";
import { useSteps, type Budget } from "./budget.ts";
import { ratio } from "./ratio.ts";
import { raise, Stopped } from "./stopped.ts";

// Of a result; nobody means numbers this long.
const MOST_BITS = 100_000;

export function integerOperation(operator: ArithmeticOperator, a: bigint, b: bigint, budget: Budget): bigint | number {
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      checkSize(bitLength(a) + bitLength(b), budget);
      return a * b;
    case "/":
      if (b === 0n) raise("ZeroDivisionError", "division by zero");
      return finite(ratio(a, b), "integer division result too large for a float");
    case "//":
      if (b === 0n) raise("ZeroDivisionError", "integer division or modulo by zero");
      return floorDivided(a, b);
    case "%":
      if (b === 0n) raise("ZeroDivisionError", "integer modulo by zero");
      return a - floorDivided(a, b) * b;
    case "**":
      return power(a, b, budget);
  }
}

/** `int.bit_length()` */
export function bitLength(value: bigint): number {
  if (value === 0n) return 0;
  return (value < 0n ? -value : value).toString(2).length;
}

function floorDivided(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

function power(base: bigint, exponent: bigint, budget: Budget): bigint | number {
  if (exponent >= 0n) {
    if (exponent === 0n || base === 1n) return 1n;
    if (base === 0n) return 0n;
    if (base === -1n) return exponent % 2n === 0n ? 1n : -1n;
    if (exponent > BigInt(MOST_BITS)) throw new Stopped({ kind: "endless" });
    checkSize(bitLength(base) * Number(exponent), budget);
    return base ** exponent;
  }
  if (base === 0n) raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  return negativePower(base, -exponent, budget);
}

function negativePower(base: bigint, exponent: bigint, budget: Budget): number {
  if (base === 1n || base === -1n) return exponent % 2n === 0n ? 1 : Number(base);
  if (exponent > 2000n) return base < 0n && exponent % 2n === 1n ? -0 : 0;
  checkSize(bitLength(base) * Number(exponent), budget);
  return ratio(1n, base ** exponent);
}

function checkSize(bits: number, budget: Budget): void {
  if (bits > MOST_BITS) throw new Stopped({ kind: "endless" });
  useSteps(budget, bits / 1000);
}

function finite(value: number, message: string): number {
  return Number.isFinite(value) ? value : raise("OverflowError", message);
}
