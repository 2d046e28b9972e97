// Numbers as EPICS base's epicsStdlib reads the values of fields.

export type IntegerType = "CHAR" | "UCHAR" | "SHORT" | "USHORT" | "LONG" | "ULONG" | "INT64" | "UINT64" | "ENUM";
export type NumberType = IntegerType | "FLOAT" | "DOUBLE";

export type NumberText =
  | { readonly kind: "number" }
  /** Kept without its upper bits: `70000` in a SHORT becomes 4464. */
  | { readonly kind: "truncated"; readonly value: bigint }
  | {
      readonly kind: "refused";
      /** As EPICS words it. */
      readonly why:
        "No digits to convert" | "Extraneous characters" | "Too large to represent" | "Too small to represent";
    };

const BITS: Readonly<Record<IntegerType, number>> = {
  ...{ CHAR: 8, UCHAR: 8, SHORT: 16, USHORT: 16, LONG: 32, ULONG: 32, INT64: 64, UINT64: 64, ENUM: 16 },
};

const LARGEST_FLOAT = 3.4028234663852886e38;
const SMALLEST_FLOAT = 1.1754943508222875e-38;

export function parseNumber(text: string, type: NumberType): NumberText {
  // An empty value is zero.
  if (text === "") return { kind: "number" };
  return type === "FLOAT" || type === "DOUBLE" ? parseReal(text, type) : parseInteger(text, type);
}

function refused(why: (NumberText & { kind: "refused" })["why"]): NumberText {
  return { kind: "refused", why };
}

/** The number of a menu's choice; undefined where the text is none. Negative ones count back from 65536. */
export function parseChoiceNumber(text: string): number | undefined {
  const match = /^[\s\v\f]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)[\s\v\f]*$/.exec(text);
  if (text === "") return 0;
  if (match === null) return undefined;
  const [, sign = "", digits = ""] = match;
  const size = /^0[0-7]/.test(digits) ? parseInt(digits, 8) : Number(digits);
  if (size > 65_535) return undefined;
  return sign === "-" && size > 0 ? 65_536 - size : size;
}

/** C's strtoll or strtoull with base 0. */
function parseInteger(text: string, type: IntegerType): NumberText {
  const match = /^[\s\v\f]*([+-]?)(0[xX][0-9a-fA-F]+|0[0-7]*|[1-9]\d*)(.*)$/s.exec(text);
  if (match === null) return refused("No digits to convert");
  const [, sign = "", digits = "", rest = ""] = match;
  const size = /^0[0-7]/.test(digits) ? BigInt(`0o${digits}`) : BigInt(digits);
  const signed = type === "CHAR" || type === "SHORT" || type === "LONG" || type === "INT64";
  const limit = signed ? 2n ** 63n - (sign === "-" ? 0n : 1n) : 2n ** 64n - 1n;
  if (size > limit) return refused("Too large to represent");
  if (/[^\s\v\f]/.test(rest)) return refused("Extraneous characters");
  const value = sign === "-" ? -size : size;
  const kept = signed ? BigInt.asIntN(BITS[type], value) : BigInt.asUintN(BITS[type], value);
  return kept === value ? { kind: "number" } : { kind: "truncated", value: kept };
}

/** C's strtod: hexadecimal numbers, `nan`, `inf` besides decimal numbers. */
function parseReal(text: string, type: "FLOAT" | "DOUBLE"): NumberText {
  const match =
    /^[\s\v\f]*[+-]?(0[xX](?:[0-9a-fA-F]+\.?[0-9a-fA-F]*|\.[0-9a-fA-F]+)(?:p[+-]?\d+)?|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|nan(?:\([^)]*\))?|inf(?:inity)?)(.*)$/is.exec(
      text,
    );
  if (match === null) return refused("No digits to convert");
  const [, digits = "", rest = ""] = match;
  const isNumber = /^(?!0[xX])[\d.]/.test(digits);
  const value = isNumber ? Number(digits) : 0;
  if (isNumber && !Number.isFinite(value)) return refused("Too large to represent");
  if (isNumber && value === 0 && /[1-9]/.test(digits.replace(/e.*/i, ""))) return refused("Too small to represent");
  if (/[^\s\v\f]/.test(rest)) return refused("Extraneous characters");
  if (type === "FLOAT" && isNumber && value > LARGEST_FLOAT) return refused("Too large to represent");
  if (type === "FLOAT" && value > 0 && value < SMALLEST_FLOAT) return refused("Too small to represent");
  return { kind: "number" };
}
