import { asNumber } from "./asNumber.ts";
import { useCharacters } from "./budget.ts";
import { codePoints } from "./codePoints.ts";
import { exponentText, fixedText, generalText } from "./floatDigits.ts";
import { integerText } from "./integerText.ts";
import { pythonFloat, pythonInt } from "./pythonInt.ts";
import { reprOf, textOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

/** `%-5.2f` */
export interface Conversion {
  readonly letter: string;
  readonly leftAligned: boolean;
  readonly zeroPadded: boolean;
  readonly sign: string;
  readonly alternative: boolean;
  readonly width: number;
  readonly precision: number | undefined;
}

interface Digits {
  readonly negative: boolean;
  /** `0x` */
  readonly prefix: string;
  readonly digits: string;
}

export function converted(conversion: Conversion, value: PythonValue, run: Run): string {
  useCharacters(run.budget, conversion.width + (conversion.precision ?? 0));
  switch (conversion.letter) {
    case "s":
      return padded(conversion, cut(textOf(value, run.budget), conversion.precision));
    case "r":
      return padded(conversion, cut(reprOf(value, run.budget), conversion.precision));
    case "a":
      return unsupported('the conversion "%a"');
    case "c":
      return padded(conversion, character(value));
    case "d":
    case "i":
    case "u":
    case "o":
    case "x":
    case "X":
      return aligned(conversion, integerDigits(conversion, value));
    default:
      return aligned(conversion, floatDigits(conversion, value));
  }
}

function integerDigits({ letter, precision = 0, alternative }: Conversion, value: PythonValue): Digits {
  const number = integerFor(letter, value);
  const negative = number < 0n;
  const positive = negative ? -number : number;
  const lower = letter.toLowerCase();
  if (lower !== "x" && lower !== "o")
    return { negative, prefix: "", digits: integerText(positive).padStart(precision, "0") };
  const digits = positive.toString(lower === "x" ? 16 : 8).padStart(precision, "0");
  const isUpper = letter === "X";
  return { negative, prefix: alternative ? `0${letter}` : "", digits: isUpper ? digits.toUpperCase() : digits };
}

function integerFor(letter: string, value: PythonValue): bigint {
  const isDecimal = "diu".includes(letter);
  if (value instanceof UndefinedValue && isDecimal) return value.fail();
  const number = asNumber(value);
  if (typeof number === "bigint") return number;
  if (number !== undefined && isDecimal) return pythonInt(number);
  const wanted = isDecimal ? "a real number" : "an integer";
  return raise("TypeError", `%${letter} format: ${wanted} is required, not ${typeName(value)}`);
}

function floatDigits({ letter, precision = 6, alternative }: Conversion, value: PythonValue): Digits {
  if (value instanceof UndefinedValue) return value.fail();
  if (asNumber(value) === undefined) raise("TypeError", `must be real number, not ${typeName(value)}`);
  if (alternative) unsupported('the flag "#" for a float');
  const number = pythonFloat(value);
  const digits = unsignedFloat(letter.toLowerCase(), Math.abs(number), precision);
  const isUpper = letter !== letter.toLowerCase();
  return {
    negative: number < 0 || Object.is(number, -0),
    prefix: "",
    digits: isUpper ? digits.toUpperCase() : digits,
  };
}

function unsignedFloat(letter: string, value: number, precision: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "nan" : "inf";
  if (letter === "f") return fixedText(value, precision);
  return letter === "e" ? exponentText(value, precision) : generalText(value, precision);
}

function character(value: PythonValue): string {
  if (typeof value === "string" && codePoints(value).length === 1) return value;
  const code = asNumber(value);
  if (typeof code !== "bigint") return raise("TypeError", "%c requires int or char");
  if (code < 0n || code > 0x10ffffn) return raise("OverflowError", "%c arg not in range(0x110000)");
  return String.fromCodePoint(Number(code));
}

function cut(text: string, precision: number | undefined): string {
  return precision === undefined ? text : codePoints(text).slice(0, precision).join("");
}

function padded({ width, leftAligned }: Conversion, text: string): string {
  const blanks = " ".repeat(Math.max(0, width - codePoints(text).length));
  return leftAligned ? text + blanks : blanks + text;
}

function aligned(conversion: Conversion, { negative, prefix, digits }: Digits): string {
  const head = (negative ? "-" : conversion.sign) + prefix;
  if (conversion.leftAligned || !conversion.zeroPadded) return padded(conversion, head + digits);
  return head + digits.padStart(conversion.width - head.length, "0");
}
