import type { ArithmeticOperator } from "./arithmeticOperator.ts";
import { raise, unsupported } from "./stopped.ts";

/** At least one of the two is a float. */
export function floatOperation(operator: ArithmeticOperator, left: bigint | number, right: bigint | number): number {
  const a = toFloat(left);
  const b = toFloat(right);
  switch (operator) {
    case "+":
      return a + b;
    case "-":
      return a - b;
    case "*":
      return a * b;
    case "/":
      if (b === 0) raise("ZeroDivisionError", "float division by zero");
      return a / b;
    case "//":
      if (b === 0) raise("ZeroDivisionError", "float floor division by zero");
      return floorDivided(a, b);
    case "%":
      if (b === 0) raise("ZeroDivisionError", "float modulo");
      return modulo(a, b);
    case "**":
      return power(a, b);
  }
}

export function toFloat(value: bigint | number): number {
  const float = Number(value);
  if (typeof value === "bigint" && !Number.isFinite(float)) raise("OverflowError", "int too large to convert to float");
  return float;
}

/** The sign follows the divisor. */
function modulo(a: number, b: number): number {
  const rest = a % b;
  if (rest === 0) return b < 0 || Object.is(b, -0) ? -0 : 0;
  return rest < 0 !== b < 0 ? rest + b : rest;
}

function floorDivided(a: number, b: number): number {
  const rest = a % b;
  let quotient = (a - rest) / b;
  if (rest !== 0 && rest < 0 !== b < 0) quotient -= 1;
  if (quotient === 0) return a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  const floor = Math.floor(quotient);
  return quotient - floor > 0.5 ? floor + 1 : floor;
}

function power(a: number, b: number): number {
  if (b === 0 || a === 1) return 1;
  if (a === 0 && b < 0) return raise("ZeroDivisionError", "0.0 cannot be raised to a negative power");
  const result = a ** b;
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0) return result;
  if (Number.isNaN(result)) return unsupported("complex numbers");
  if (!Number.isFinite(result)) return raise("OverflowError", "(34, 'Numerical result out of range')");
  // Python asks the C library, which may round the last digit otherwise; these come out the same.
  const isSafe = Number.isInteger(a) && Number.isInteger(b) && b > 0 && Math.abs(result) <= Number.MAX_SAFE_INTEGER;
  return isSafe || b === 1 || (b === 2 && result === a * a)
    ? result
    : unsupported("a power whose last digit differs between machines");
}
