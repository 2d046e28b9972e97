// Decimal digits of floats, rounded exactly and ties to even as C's printf does; JavaScript's `toFixed` rounds ties up.

// The exact value of any float needs no more digits behind the point.
const MOST_DIGITS = 1100;

/** `%.2f` of a finite number that is not negative: `3.14` */
export function fixedText(value: number, precision: number): string {
  const own = Math.min(precision, MOST_DIGITS);
  const { numerator, denominator } = exactly(value);
  const digits = rounded(numerator * 10n ** BigInt(own), denominator)
    .toString()
    .padStart(own + 1, "0");
  const fraction = digits.slice(digits.length - own) + "0".repeat(precision - own);
  return precision === 0 ? digits : `${digits.slice(0, digits.length - own)}.${fraction}`;
}

/** `%.2e` of a finite number that is not negative: `3.14e+00` */
export function exponentText(value: number, precision: number): string {
  const { digits, exponent } = significant(value, precision);
  const power = `e${exponent < 0 ? "-" : "+"}${String(Math.abs(exponent)).padStart(2, "0")}`;
  return (precision === 0 ? digits : `${digits.charAt(0)}.${digits.slice(1)}`) + power;
}

/** `%.3g` of a finite number that is not negative: `3.14`, `1e+06` */
export function generalText(value: number, precision: number): string {
  const places = Math.max(precision, 1);
  const { exponent } = significant(value, places - 1);
  if (exponent >= -4 && exponent < places) return withoutZeros(fixedText(value, places - 1 - exponent));
  const [mantissa = "", power = ""] = exponentText(value, places - 1).split("e");
  return `${withoutZeros(mantissa)}e${power}`;
}

/** The value rounded to a number of digits behind the point; before it, where negative. */
export function roundedTo(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0 || digits > 323) return value;
  if (digits < -308) return value < 0 ? -0 : 0;
  const positive = Math.abs(value);
  const { numerator, denominator } = exactly(positive);
  const result =
    digits >= 0
      ? Number(fixedText(positive, digits))
      : Number((rounded(numerator, denominator * 10n ** BigInt(-digits)) * 10n ** BigInt(-digits)).toString());
  return value < 0 ? -result : result;
}

/** `numerator / denominator`, ties to even. */
export function rounded(numerator: bigint, denominator: bigint): bigint {
  const quotient = numerator / denominator;
  const twice = (numerator % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}

function significant(value: number, precision: number): { readonly digits: string; readonly exponent: number } {
  const own = Math.min(precision, MOST_DIGITS);
  const zeros = "0".repeat(precision - own);
  if (value === 0) return { digits: "0".repeat(precision + 1), exponent: 0 };
  const { numerator, denominator } = exactly(value);
  // The shortest digits may belong to the next power of ten: then one more round finds the right one.
  let exponent = Number(value.toExponential().split("e")[1]);
  for (;;) {
    const shift = own - exponent;
    const scale = 10n ** BigInt(Math.abs(shift));
    const digits = (
      shift >= 0 ? rounded(numerator * scale, denominator) : rounded(numerator, denominator * scale)
    ).toString();
    if (digits.length === own + 1) return { digits: digits + zeros, exponent };
    exponent += digits.length > own + 1 ? 1 : -1;
  }
}

function withoutZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** As a fraction whose denominator is a power of two. */
function exactly(value: number): { readonly numerator: bigint; readonly denominator: bigint } {
  let mantissa = value;
  let power = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    power++;
  }
  return { numerator: BigInt(mantissa), denominator: 1n << BigInt(power) };
}
