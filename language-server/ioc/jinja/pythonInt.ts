// The builtins `int` and `float`.
import { PYTHON_WHITESPACE } from "../../syntax/jinja/pythonWhitespace.ts";
import { quotedText } from "../../syntax/jinja/quotedText.ts";
import { asNumber } from "./asNumber.ts";
import { toFloat } from "./floatArithmetic.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined } from "./undefinedValue.ts";

const AROUND = new RegExp(`^[${PYTHON_WHITESPACE}]+|[${PYTHON_WHITESPACE}]+$`, "g");
const MOST_DIGITS = 4300;
const PREFIXES: Readonly<Record<string, number>> = { "0b": 2, "0o": 8, "0x": 16 };
const FLOAT = /^[+-]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[+-]?\d+(?:_\d+)*)?$/i;
const SPECIAL = /^([+-]?)(inf|infinity|nan)$/i;

/** `int(value)`; the base counts for text only. */
export function pythonInt(value: PythonValue, base = 10): bigint {
  failIfUndefined(value);
  if (typeof value === "string") return integerOf(value, base);
  const number = asNumber(value);
  if (number === undefined) {
    raise(
      "TypeError",
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  }
  if (typeof number === "bigint") return number;
  if (Number.isNaN(number)) raise("ValueError", "cannot convert float NaN to integer");
  if (!Number.isFinite(number)) raise("OverflowError", "cannot convert float infinity to integer");
  return BigInt(Math.trunc(number));
}

/** `float(value)` */
export function pythonFloat(value: PythonValue): number {
  failIfUndefined(value);
  if (typeof value === "string") return floatOf(value);
  const number = asNumber(value);
  if (number !== undefined) return toFloat(number);
  return raise("TypeError", `float() argument must be a string or a real number, not '${typeName(value)}'`);
}

function integerOf(text: string, base: number): bigint {
  const invalid = (): never => raise("ValueError", `invalid literal for int() with base ${base}: ${quotedText(text)}`);
  if (base !== 0 && (base < 2 || base > 36)) raise("ValueError", "int() base must be >= 2 and <= 36, or 0");
  const trimmed = text.replace(AROUND, "");
  checkDigits(trimmed);
  const [, sign = "", written = ""] = /^([+-]?)(.*)$/s.exec(trimmed) ?? [];
  const { digits, own } = withoutPrefix(written.toLowerCase(), base);
  if (!/^[\da-z]+(?:_[\da-z]+)*$/.test(digits)) return invalid();
  const plain = digits.replaceAll("_", "");
  if (base === 0 && own === 10 && /^0+[1-9]/.test(plain)) return invalid();
  if (plain.length > MOST_DIGITS) tooManyDigits(plain.length);
  const value = inBase(plain, own) ?? invalid();
  return sign === "-" ? -value : value;
}

function withoutPrefix(written: string, base: number): { readonly digits: string; readonly own: number } {
  const prefixed = PREFIXES[written.slice(0, 2)];
  if (prefixed === undefined || (base !== 0 && base !== prefixed))
    return { digits: written, own: base === 0 ? 10 : base };
  const digits = written.slice(2);
  return { digits: digits.startsWith("_") ? digits.slice(1) : digits, own: prefixed };
}

function inBase(digits: string, base: number): bigint | undefined {
  let value = 0n;
  if (base === 10) return /^\d+$/.test(digits) ? BigInt(digits) : undefined;
  for (const digit of digits) {
    const worth = parseInt(digit, 36);
    if (worth >= base) return undefined;
    value = value * BigInt(base) + BigInt(worth);
  }
  return value;
}

function floatOf(text: string): number {
  const trimmed = text.replace(AROUND, "");
  checkDigits(trimmed);
  const special = SPECIAL.exec(trimmed);
  if (special) {
    const value = special[2]?.toLowerCase() === "nan" ? NaN : Infinity;
    return special[1] === "-" ? -value : value;
  }
  if (FLOAT.test(trimmed)) return Number(trimmed.replaceAll("_", ""));
  return raise("ValueError", `could not convert string to float: ${quotedText(text)}`);
}

function checkDigits(text: string): void {
  // Python takes the digits of every script.
  if (/(?!\d)\p{Nd}/u.test(text)) unsupported("digits of another script");
}

function tooManyDigits(count: number): never {
  return raise(
    "ValueError",
    `Exceeds the limit (${MOST_DIGITS} digits) for integer string conversion: value has ${count} digits; use sys.set_int_max_str_digits() to increase the limit`,
  );
}
