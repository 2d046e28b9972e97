// `format(value, spec)`: the mini language of `str.format`, as Python 3.11 has it.
import { asNumber } from "./asNumber.ts";
import { useCharacters } from "./budget.ts";
import { codePoints } from "./codePoints.ts";
import { exponentText, fixedText, generalText } from "./floatDigits.ts";
import { toFloat } from "./floatArithmetic.ts";
import { floatText } from "./floatText.ts";
import { formatSpec, type FormatSpec } from "./formatSpec.ts";
import { integerText } from "./integerText.ts";
import { textOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 };

export function formatValue(value: PythonValue, spec: string, run: Run): string {
  if (spec === "" || value instanceof UndefinedValue) return textOf(value, run.budget);
  const isText = typeof value === "string";
  const number = asNumber(value);
  if (!isText && number === undefined) {
    return raise("TypeError", `unsupported format string passed to ${typeName(value)}.__format__`);
  }
  const parsed = formatSpec(spec, typeName(value));
  useCharacters(run.budget, parsed.width + (parsed.precision ?? 0));
  if (isText) return formattedText(value, parsed);
  return formattedNumber(number ?? 0n, parsed);
}

function formattedText(text: string, spec: FormatSpec): string {
  if (spec.type !== "" && spec.type !== "s") unknownType(spec.type, "str");
  if (spec.sign !== "")
    raise(
      "ValueError",
      spec.sign === " "
        ? "Space not allowed in string format specifier"
        : "Sign not allowed in string format specifier",
    );
  if (spec.alternative) raise("ValueError", "Alternate form (#) not allowed in string format specifier");
  if (spec.grouping !== "") raise("ValueError", `Cannot specify '${spec.grouping}' with 's'.`);
  if (spec.align === "=") raise("ValueError", "'=' alignment not allowed in string format specifier");
  const points = codePoints(text).slice(0, spec.precision ?? Infinity);
  return aligned("", points.join(""), points.length, { ...spec, align: spec.align === "" ? "<" : spec.align });
}

function formattedNumber(value: bigint | number, spec: FormatSpec): string {
  const { type } = spec;
  if (typeof value === "bigint" && "bcdoxX".includes(type)) return formattedInteger(value, spec);
  if (!"eEfFgG%".includes(type))
    return type === "n" ? unsupported('the format "n"') : unknownType(type, typeName(value));
  if (type === "" && typeof value === "bigint") return formattedInteger(value, spec);
  return formattedFloat(toFloat(value), spec);
}

function formattedInteger(value: bigint, spec: FormatSpec): string {
  const { type } = spec;
  if (spec.precision !== undefined) raise("ValueError", "Precision not allowed in integer format specifier");
  if (type === "c") return character(value, spec);
  const positive = value < 0n ? -value : value;
  const base = BASES[type];
  if (base !== undefined && spec.grouping === ",") raise("ValueError", `Cannot specify ',' with '${type}'.`);
  const digits = base === undefined ? integerText(positive) : positive.toString(base);
  const prefix = spec.alternative && base !== undefined ? `0${type}` : "";
  const head = (value < 0n ? "-" : plus(spec)) + prefix;
  const grouped = type === "X" ? digits.toUpperCase() : digits;
  return numeric(head, grouped, "", base === undefined ? 3 : 4, spec);
}

function formattedFloat(value: number, spec: FormatSpec): string {
  if (spec.alternative) unsupported('the flag "#" for a float');
  const negative = value < 0 || Object.is(value, -0);
  const digits = unsignedFloat(Math.abs(value), spec);
  const cased = spec.type !== "" && "EFG".includes(spec.type) ? digits.toUpperCase() : digits;
  const [, whole = "", rest = ""] = /^(\d*)(.*)$/s.exec(cased) ?? [];
  return numeric(negative ? "-" : plus(spec), whole, rest, 3, spec);
}

function unsignedFloat(value: number, { type, precision }: FormatSpec): string {
  const percent = type === "%" ? "%" : "";
  if (!Number.isFinite(value)) return (Number.isNaN(value) ? "nan" : "inf") + percent;
  switch (type) {
    case "%":
      if (!Number.isFinite(value * 100)) return "inf%";
      return `${fixedText(value * 100, precision ?? 6)}%`;
    case "f":
    case "F":
      return fixedText(value, precision ?? 6);
    case "e":
    case "E":
      return exponentText(value, precision ?? 6);
    case "g":
    case "G":
      return generalText(value, precision ?? 6);
    default:
      return precision === undefined ? floatText(value) : withPoint(value, precision);
  }
}

/** Without a type a float keeps a digit behind its point, and has an exponent one digit earlier. */
function withPoint(value: number, precision: number): string {
  const places = Math.max(precision, 1);
  const text = generalText(value, places);
  if (text.includes("e")) return text;
  const whole = text.split(".")[0] ?? "";
  if (value >= 1 && whole.length >= places) {
    const [mantissa = "", power = ""] = exponentText(value, places - 1).split("e");
    return `${mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa}e${power}`;
  }
  return text.includes(".") ? text : `${text}.0`;
}

function character(value: bigint, spec: FormatSpec): string {
  if (spec.sign !== "") raise("ValueError", "Sign not allowed with integer format specifier 'c'");
  if (spec.alternative) raise("ValueError", "Alternate form (#) not allowed with integer format specifier 'c'");
  if (spec.grouping !== "") raise("ValueError", `Cannot specify '${spec.grouping}' with 'c'.`);
  if (value < 0n || value > 0x10ffffn) raise("OverflowError", "%c arg not in range(0x110000)");
  return aligned("", String.fromCodePoint(Number(value)), 1, { ...spec, align: spec.align === "" ? ">" : spec.align });
}

function plus({ sign }: FormatSpec): string {
  return sign === "-" ? "" : sign;
}

function numeric(head: string, whole: string, rest: string, size: number, spec: FormatSpec): string {
  const isGrouped = spec.grouping !== "" && whole !== "";
  const align = spec.align === "" ? ">" : spec.align;
  if (!isGrouped) return aligned(head, whole + rest, whole.length + rest.length, { ...spec, align });
  // Zeros that fill up are grouped with the digits.
  const least = align === "=" && spec.fill === "0" ? spec.width - head.length - rest.length : 0;
  const digits = grouped(whole, size, spec.grouping, least);
  return aligned(head, digits + rest, digits.length + rest.length, { ...spec, align });
}

function grouped(digits: string, size: number, separator: string, least: number): string {
  let count = digits.length;
  while (count + Math.floor((count - 1) / size) < least) count++;
  const written = digits.padStart(count, "0");
  const groups: string[] = [];
  const first = count % size;
  if (first > 0) groups.push(written.slice(0, first));
  for (let at = first; at < count; at += size) groups.push(written.slice(at, at + size));
  return groups.join(separator);
}

function aligned(head: string, body: string, bodyLength: number, { fill, align, width }: FormatSpec): string {
  const missing = Math.max(0, width - head.length - bodyLength);
  if (align === "=") return head + fill.repeat(missing) + body;
  if (align === "<") return head + body + fill.repeat(missing);
  if (align === ">") return fill.repeat(missing) + head + body;
  const left = Math.floor(missing / 2);
  return fill.repeat(left) + head + body + fill.repeat(missing - left);
}

function unknownType(type: string, name: string): never {
  return raise("ValueError", `Unknown format code '${type}' for object of type '${name}'`);
}
