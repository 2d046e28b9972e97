/** The float nearest to a fraction, ties to even, as Python's division of ints gives it. */
export function ratio(numerator: bigint, denominator: bigint): number {
  if (isExact(numerator) && isExact(denominator)) return Number(numerator) / Number(denominator);
  const negative = numerator < 0n !== denominator < 0n;
  const a = numerator < 0n ? -numerator : numerator;
  const b = denominator < 0n ? -denominator : denominator;
  // 64 bits and one that tells whether more follow round correctly; results below the normal range have fewer.
  const shift = Math.max(64 - (bits(a) - bits(b)), -1000);
  const limited = BigInt(Math.min(shift, 1074 + 2));
  const scaled = limited >= 0n ? a << limited : a;
  const divisor = limited >= 0n ? b : b << -limited;
  const quotient = scaled / divisor;
  const sticky = scaled % divisor === 0n ? 0n : 1n;
  const value = scaledDown((quotient << 1n) | sticky, Number(limited) + 1);
  return negative ? -value : value;
}

/** `Number` rounds a bigint correctly; dividing by a power of two is exact until it leaves the normal range. */
function scaledDown(value: bigint, exponent: number): number {
  const rounded = Number(value);
  if (exponent <= 1000) return exponent < 0 ? rounded * 2 ** -exponent : rounded / 2 ** exponent;
  // Below the normal range rounding happens once, on the integer of units in the last place.
  const drop = BigInt(exponent - 1074);
  if (drop <= 0n) return rounded / 2 ** 1000 / 2 ** (exponent - 1000);
  const half = 1n << (drop - 1n);
  const low = value & ((1n << drop) - 1n);
  let units = value >> drop;
  if (low > half || (low === half && (units & 1n) === 1n)) units++;
  return Number(units) * 2 ** -1074;
}

function isExact(value: bigint): boolean {
  return -9007199254740992n <= value && value <= 9007199254740992n;
}

function bits(value: bigint): number {
  return value.toString(2).length;
}
